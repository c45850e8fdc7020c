package camaudit.audit;

import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Statistic;
import java.util.List;

/** The statistics that slices are compared by: those that say something of their own. */
final class ComparedStatistics {
    private ComparedStatistics() {}

    /** Those of them that any image has. */
    static List<String> of(SliceTable slices) {
        return Statistic.COMPARED.stream()
                .map(Statistic::label)
                .filter(name -> slices.everything().rows(name) > 0)
                .toList();
    }
}
