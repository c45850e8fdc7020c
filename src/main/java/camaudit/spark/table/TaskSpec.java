package camaudit.spark.table;

import camaudit.explain.Recipe;
import java.io.Serializable;
import java.util.Objects;

/**
 * What every task of a run does: by which model and how, and whose run it is.
 *
 * @param recipe how pictures are explained, its layers resolved
 */
public record TaskSpec(String modelName, String modelSha256, Recipe recipe, int batchSize, String runId)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public TaskSpec {
        Objects.requireNonNull(recipe);
    }
}
