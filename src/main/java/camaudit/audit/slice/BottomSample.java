package camaudit.audit.slice;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;

/** The k rows with the smallest hashes (bottom-k, Cohen and Kaplan 2007): a random sample that does not depend on the order of rows. */
final class BottomSample implements Serializable {
    private static final long serialVersionUID = 1;

    private final int most;
    private final PriorityQueue<SampledRow> rows = new PriorityQueue<>(Collections.reverseOrder());

    BottomSample(int most) {
        this.most = most;
    }

    /** Takes a row; gives back the one that has no place, which may be the same. */
    Optional<SampledRow> add(SampledRow row) {
        if (rows.size() < most) {
            rows.add(row);
            return Optional.empty();
        }
        if (Objects.requireNonNull(rows.peek()).compareTo(row) <= 0) {
            return Optional.of(row);
        }
        rows.add(row);
        return Optional.of(Objects.requireNonNull(rows.poll()));
    }

    /** The rows in the order of their hashes. */
    List<SampledRow> rows() {
        return rows.stream().sorted().toList();
    }
}
