package camaudit.audit;

import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Statistic;
import java.util.List;

/** The statistics that slices are compared by. */
final class ComparedStatistics {
    private ComparedStatistics() {}

    /** The compared statistics that at least one image has. */
    static List<String> of(SliceTable slices) {
        return Statistic.COMPARED.stream()
                .map(Statistic::label)
                .filter(name -> slices.everything().rows(name) > 0)
                .toList();
    }
}
