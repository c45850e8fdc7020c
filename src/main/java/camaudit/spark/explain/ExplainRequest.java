package camaudit.spark.explain;

import camaudit.spark.executor.PreparedModel;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.source.ImageSource;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.OutputSpec;
import camaudit.spec.TargetRule;
import camaudit.text.InputException;
import java.util.Map;
import java.util.Objects;

/**
 * What to explain and how, all of it validated.
 *
 * @param model as the driver prepared it; executors prepare their own of the same bytes
 * @param output a folder that {@link OutputFolder#check} accepted
 * @param datasetKey what decides results besides model and recipe, as {@link RunKey#of} gives it: results can only stand in one table
 *     if it is the same
 */
public record ExplainRequest(
        PreparedModel model,
        ImageSource source,
        int batchSize,
        EvidenceSpec evidence,
        OutputSpec output,
        Map<String, String> datasetKey,
        String runId) {
    public ExplainRequest {
        Objects.requireNonNull(model);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(output);
        datasetKey = Map.copyOf(datasetKey);
        TargetRule target =
                model.recipe().spec().target().requireClass(model.plan().classes());
        if (target.kind() == TargetRule.Kind.LABEL && !source.labelled()) {
            throw new InputException("--target label: the images have no labels. Give --labels folder or a label file");
        }
    }
}
