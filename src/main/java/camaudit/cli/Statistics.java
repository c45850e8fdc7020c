package camaudit.cli;

import camaudit.audit.slice.SliceTable;
import java.util.List;

/** The statistics that slices are compared by: those that say something of their own. */
final class Statistics {
    private static final List<String> COMPARED = List.of(
            "probability",
            "foreground_lift",
            "border_lift",
            "focus",
            "spatial_anomaly",
            "correct_background_gap",
            "correct");

    private Statistics() {}

    /** Those of them that any image has. */
    static List<String> compared(SliceTable slices) {
        return COMPARED.stream()
                .filter(name -> slices.everything().rows(name) > 0)
                .toList();
    }
}
