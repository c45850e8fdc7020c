package camaudit.audit.slice;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The k smallest of all rows. Rows ordered by a hash of their image make a random sample that does not depend on the order in which they
 * are added (bottom-k, Cohen and Kaplan 2007).
 */
public final class BottomSample<T extends Comparable<T> & Serializable> implements Serializable {
    private static final long serialVersionUID = 1;

    private final int most;
    private final PriorityQueue<T> rows = new PriorityQueue<>(Collections.reverseOrder());

    public BottomSample(int most) {
        this.most = most;
    }

    /** Adds a row; returns the row that no longer has a place, which may be the same one. */
    public Optional<T> add(T row) {
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

    /** Adds the rows of another sample, which stays as it is. */
    public BottomSample<T> merge(BottomSample<T> other) {
        other.rows.forEach(this::add);
        return this;
    }

    /** The rows, smallest first. */
    public List<T> rows() {
        return rows.stream().sorted().toList();
    }
}
