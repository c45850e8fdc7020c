package camaudit.spark.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of whole numbers as disjoint intervals in ascending order; intervals that touch are one. Immutable. */
final class Intervals {
    static final Intervals NONE = new Intervals(new long[0]);

    /** Begin (inclusive) and end (exclusive) of each interval. */
    private final long[] bounds;

    private Intervals(long[] bounds) {
        this.bounds = bounds;
    }

    /** These numbers and those from {@code begin} (inclusive) to {@code end} (exclusive). */
    Intervals with(long begin, long end) {
        int before = 0;
        while (before < bounds.length && bounds[before + 1] < begin) {
            before += 2;
        }
        int after = before;
        long low = begin;
        long high = end;
        while (after < bounds.length && bounds[after] <= end) {
            low = Math.min(low, bounds[after]);
            high = Math.max(high, bounds[after + 1]);
            after += 2;
        }
        long[] merged = new long[before + 2 + bounds.length - after];
        System.arraycopy(bounds, 0, merged, 0, before);
        merged[before] = low;
        merged[before + 1] = high;
        System.arraycopy(bounds, after, merged, before + 2, bounds.length - after);
        return new Intervals(merged);
    }

    /** True if at least one number from {@code begin} (inclusive) to {@code end} (exclusive) is in the set. */
    boolean meets(long begin, long end) {
        for (int i = 0; i < bounds.length && bounds[i] < end; i += 2) {
            if (bounds[i + 1] > begin) {
                return true;
            }
        }
        return false;
    }

    /** The numbers from {@code begin} (inclusive) to {@code end} (exclusive) that are not in the set: intervals, ascending. */
    List<long[]> gaps(long begin, long end) {
        List<long[]> gaps = new ArrayList<>();
        long at = begin;
        for (int i = 0; i < bounds.length && bounds[i] < end; i += 2) {
            if (bounds[i] > at) {
                gaps.add(new long[] {at, bounds[i]});
            }
            at = Math.max(at, bounds[i + 1]);
        }
        if (at < end) {
            gaps.add(new long[] {at, end});
        }
        return gaps;
    }

    /** True if all numbers from {@code begin} (inclusive) to {@code end} (exclusive) are in the set. */
    boolean covers(long begin, long end) {
        return gaps(begin, end).isEmpty();
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
