package camaudit.audit.slice;

import java.io.Serializable;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * Counts of values in buckets whose ends grow by a constant factor (DDSketch, Masson, Rim and Lee 2019): each value is known to 0.5 % of
 * itself. Counts are only added, so that merging in any order gives the same sketch, unlike with randomized sketches (KLL). At most 8,294
 * buckets: values below 1e-9 count as 0, values above 1e9 as 1e9.
 */
final class QuantileSketch implements Serializable {
    private static final long serialVersionUID = 1;

    /** How far the sketch's value may be from the true one, relative to the true one. */
    static final double ACCURACY = 0.005;

    private static final double LOG_GROWTH = Math.log((1 + ACCURACY) / (1 - ACCURACY));
    private static final double SMALLEST = 1e-9;
    private static final int SHIFT = 1 + (int) Math.ceil(Math.log(1e9) / LOG_GROWTH);

    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    void add(double value) {
        counts.merge(key(value), 1L, Long::sum);
    }

    void merge(QuantileSketch other) {
        other.counts.forEach((key, count) -> counts.merge(key, count, Long::sum));
    }

    /** All buckets in ascending order: the value that stands for each, and its count. */
    void forEach(ObjLongConsumer<Double> consumer) {
        counts.forEach((key, count) -> consumer.accept(value(key), count));
    }

    private static int key(double value) {
        double size = Math.abs(value);
        if (size < SMALLEST) {
            return 0;
        }
        int bucket = (int) Math.ceil(Math.log(size) / LOG_GROWTH);
        int key = SHIFT + Math.max(1 - SHIFT, Math.min(SHIFT, bucket));
        return value < 0 ? -key : key;
    }

    private static double value(int key) {
        if (key == 0) {
            return 0;
        }
        double size = 2 * Math.exp((Math.abs(key) - SHIFT) * LOG_GROWTH) / (Math.exp(LOG_GROWTH) + 1);
        return key < 0 ? -size : size;
    }
}
