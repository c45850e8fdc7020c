package camaudit.provenance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Means of the faithfulness table; absent where there is none.
 *
 * @param images how many were measured
 * @param methods means by method, subject and column
 */
public record ReportedFaithfulness(
        @Nullable Long images,
        @Nullable Integer steps,
        @Nullable List<Integer> roadPercentages,
        @Nullable Double roadNoise,
        @Nullable Map<String, Map<String, Map<String, Double>>> methods) {
    /** Of a run without such a table. */
    public static final ReportedFaithfulness NONE = new ReportedFaithfulness(null, null, null, null, null);

    /** The means of a method by subject and column; empty where it was not measured. */
    public Map<String, Map<String, Double>> of(String method) {
        return methods == null ? Map.of() : methods.getOrDefault(method, Map.of());
    }
}
