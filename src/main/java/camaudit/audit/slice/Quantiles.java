package camaudit.audit.slice;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;

/** Quantiles of counted values, linear between neighbours (Hyndman and Fan 1996, type 7). */
final class Quantiles {
    private Quantiles() {}

    static double[] of(SortedMap<Double, Long> counts, double... shares) {
        long rows = counts.values().stream().mapToLong(Long::longValue).sum();
        return Arrays.stream(shares)
                .map(share -> {
                    double place = share * (rows - 1);
                    long low = (long) Math.floor(place);
                    double lower = at(counts, low);
                    double upper = at(counts, Math.min(rows - 1, low + 1));
                    return lower + (place - low) * (upper - lower);
                })
                .toArray();
    }

    private static double at(SortedMap<Double, Long> counts, long place) {
        long seen = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (place < seen) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("place " + place + " of " + seen + " rows");
    }
}
