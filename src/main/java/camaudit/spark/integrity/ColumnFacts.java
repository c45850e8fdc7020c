package camaudit.spark.integrity;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the footer of a file says of one column.
 *
 * @param known whether it says of all row groups how many rows have no value
 * @param nulls how many those are
 * @param bounded whether it says the extremes of all row groups
 * @param extremes the least and the greatest text of each row group
 * @param least of all numbers; above {@code greatest} where there is none
 */
record ColumnFacts(boolean known, long nulls, boolean bounded, SortedSet<String> extremes, long least, long greatest)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of no row. */
    static final ColumnFacts NONE = new ColumnFacts(true, 0, true, new TreeSet<>(), Long.MAX_VALUE, Long.MIN_VALUE);

    ColumnFacts {
        extremes = Collections.unmodifiableSortedSet(new TreeSet<>(Objects.requireNonNull(extremes)));
    }

    /** Of a row group of which the footer says nothing. */
    static ColumnFacts unknown() {
        return new ColumnFacts(false, 0, false, NONE.extremes, NONE.least, NONE.greatest);
    }

    /** Of rows without a value, or of which the footer does not say more. */
    static ColumnFacts nulls(long count, boolean bounded) {
        return new ColumnFacts(true, count, bounded, NONE.extremes, NONE.least, NONE.greatest);
    }

    static ColumnFacts texts(long nulls, String first, String last) {
        return new ColumnFacts(true, nulls, true, new TreeSet<>(List.of(first, last)), NONE.least, NONE.greatest);
    }

    static ColumnFacts numbers(long nulls, long least, long greatest) {
        return new ColumnFacts(true, nulls, true, NONE.extremes, least, greatest);
    }

    /** Of two row groups. */
    ColumnFacts and(ColumnFacts other) {
        TreeSet<String> both = new TreeSet<>(extremes);
        both.addAll(other.extremes);
        return new ColumnFacts(
                known && other.known,
                nulls + other.nulls,
                bounded && other.bounded,
                both,
                Math.min(least, other.least),
                Math.max(greatest, other.greatest));
    }
}
