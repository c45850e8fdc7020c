package camaudit.spark.table;

import camaudit.explain.Recipe;
import java.io.Serializable;
import java.util.Objects;

/**
 * What every task of a run does, besides the model.
 *
 * @param recipe how pictures are explained, its layers resolved
 * @param heatmapAtInput true to store a PNG of the map at the size of the network's input
 * @param rejectionFolder where tasks put rejected inputs until the run ends
 */
public record TaskSpec(
        String modelName,
        String modelSha256,
        Recipe recipe,
        int batchSize,
        boolean heatmapAtInput,
        String runId,
        String rejectionFolder)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public TaskSpec {
        Objects.requireNonNull(recipe);
    }
}
