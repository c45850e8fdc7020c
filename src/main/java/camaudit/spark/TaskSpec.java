package camaudit.spark;

import camaudit.image.Preprocess;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What every task of a run does, besides the model.
 *
 * @param backend which backend was asked for
 * @param layer the target layer, resolved
 * @param methods attribution methods by name
 * @param heatmapAtInput true to store a PNG of the map at the size of the network's input
 * @param rejectionFolder where tasks put rejected inputs until the run ends
 */
record TaskSpec(
        String modelName,
        String modelSha256,
        String backend,
        String layer,
        Preprocess pixels,
        ArrayList<String> methods,
        TargetRule target,
        int batchSize,
        boolean heatmapAtInput,
        String runId,
        String rejectionFolder)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    TaskSpec {
        Objects.requireNonNull(pixels);
        methods = new ArrayList<>(List.copyOf(methods));
        Objects.requireNonNull(target);
    }
}
