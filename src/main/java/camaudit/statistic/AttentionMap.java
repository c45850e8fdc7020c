package camaudit.statistic;

import camaudit.resample.FloatMap;

/**
 * The positive part of a class activation map, L = max(raw, 0), and its shares p = L/ΣL, row-major at layer resolution.
 *
 * <p>A map without any value above zero is <em>blank</em>: it has no shares and no statistics. A map that holds NaN or an
 * infinite value is blank as well, because no part of it can be trusted.
 */
public final class AttentionMap {
    private final FloatMap map;
    private final float[] heat;
    private final float peak;
    private final double total;
    /** Computed once for several statistics; NaN until then. */
    private double entropy = Double.NaN;

    private AttentionMap(FloatMap map) {
        this.map = map;
        this.heat = map.values();
        float highest = 0;
        double sum = 0;
        for (float value : heat) {
            highest = Math.max(highest, value);
            sum += value;
        }
        this.peak = highest;
        this.total = sum;
    }

    /** A value for each cell of a map. */
    @FunctionalInterface
    public interface CellValue {
        double at(int y, int x);
    }

    /** The map of a method's raw, signed values, which are copied. */
    public static AttentionMap of(FloatMap raw) {
        return new AttentionMap(raw.isFinite() ? raw.positive() : raw.with(new float[raw.values().length]));
    }

    public int height() {
        return map.height();
    }

    public int width() {
        return map.width();
    }

    /** The number of cells n. */
    public int cells() {
        return heat.length;
    }

    /** Whether no value lies above zero, or some value is NaN or infinite. */
    public boolean isBlank() {
        return total == 0;
    }

    /** L itself, not a copy; read only. All zero where the map is blank. */
    public float[] heat() {
        return heat;
    }

    /** The greatest value of L; 0 where the map is blank. */
    public float peak() {
        return peak;
    }

    /** Whether a cell has at least half the peak. */
    boolean isStrong(int cell) {
        return 2.0 * heat[cell] >= peak;
    }

    /**
     * The share p of one cell, 0..1; all shares sum to 1.
     *
     * @throws IllegalStateException if the map is blank
     */
    public double share(int cell) {
        requireShares();
        return heat[cell] / total;
    }

    /** ΣL; 0 where the map is blank. */
    double total() {
        return total;
    }

    /** H(p) = −Σ p·ln p in nats. */
    double entropy() {
        requireShares();
        if (Double.isNaN(entropy)) {
            double sum = 0;
            for (float value : heat) {
                if (value > 0) {
                    double share = value / total;
                    sum += share > 0 ? share * Math.log(share) : 0;
                }
            }
            entropy = 0 - sum;
        }
        return entropy;
    }

    /**
     * The p-weighted mean Σ p·value over the cells.
     *
     * @throws IllegalStateException if the map is blank
     */
    public double mean(CellValue value) {
        requireShares();
        double sum = 0;
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                sum += heat[y * width() + x] * value.at(y, x);
            }
        }
        return sum / total;
    }

    void requireShares() {
        if (isBlank()) {
            throw new IllegalStateException(
                    "a blank " + height() + "×" + width() + " map has no shares: ask isBlank() before measuring it");
        }
    }
}
