package camaudit.provenance;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run found out about model and methods before it began; absent where it was not checked.
 *
 * @param gradientErrorMedian a number, or {@code zero gradients}
 * @param gradientsAt the layer, or the input
 */
public record ReportedCheck(
        @Nullable Double gradientErrorLimit,
        @Nullable Object gradientErrorMedian,
        @Nullable String gradientsAt,
        @Nullable Integer images,
        @Nullable Double rankCorrelationLimit,
        @Nullable Map<String, Double> rankCorrelationWithShuffledWeights) {
    /** Of a run without a self-check. */
    public static final ReportedCheck NONE = new ReportedCheck(null, null, null, null, null, null);
}
