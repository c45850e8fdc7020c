package camaudit.audit;

import camaudit.audit.slice.SliceSchema;
import camaudit.audit.slice.SliceTable;
import java.util.List;

/** The statistics that slices are compared by: those that say something of their own. */
final class ComparedStatistics {
    private static final List<String> COMPARED = List.of(
            "probability",
            "foreground_lift",
            "border_lift",
            "focus",
            Measures.SPATIAL_ANOMALY,
            Measures.BACKGROUND_GAP,
            SliceSchema.CORRECT);

    private ComparedStatistics() {}

    /** Those of them that any image has. */
    static List<String> of(SliceTable slices) {
        return COMPARED.stream()
                .filter(name -> slices.everything().rows(name) > 0)
                .toList();
    }
}
