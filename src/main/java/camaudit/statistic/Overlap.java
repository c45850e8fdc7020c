package camaudit.statistic;

import java.util.Objects;

/**
 * An attention map over a picture's foreground S: for each cell its heat L, its share p = L/ΣL and c, the share 0..1 of the cell's area
 * that S covers. The area share of S is s = Σ c ÷ n.
 */
public final class Overlap {
    private final AttentionMap map;
    private final double[] coverage;
    private final double covered;

    private Overlap(AttentionMap map, double[] coverage, double covered) {
        this.map = map;
        this.coverage = coverage;
        this.covered = covered;
    }

    /**
     * The map over the foreground.
     *
     * @param coverage c of each cell, row-major, of the map's size; it is not copied
     * @throws IllegalArgumentException if the sizes differ or a share is not in 0..1
     */
    public static Overlap of(AttentionMap map, double[] coverage) {
        Objects.requireNonNull(map, "map");
        if (coverage.length != map.cells()) {
            throw new IllegalArgumentException("the coverage of " + coverage.length + " cells is not that of a "
                    + map.height() + "×" + map.width() + " map: compute it for the map's size");
        }
        double sum = 0;
        for (double share : coverage) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a cell is covered to " + share + ": give shares in 0..1");
            }
            sum += share;
        }
        return new Overlap(map, coverage, sum);
    }

    /** Whether nothing can be compared: the map is blank, or the foreground is empty or everything. */
    public boolean isBlank() {
        return map.isBlank() || covered == 0 || covered == map.cells();
    }

    AttentionMap map() {
        return map;
    }

    double coverage(int cell) {
        return coverage[cell];
    }

    /** The area of the foreground Σ c, in cells. */
    double covered() {
        return covered;
    }

    /** s, 0..1. */
    double area() {
        return covered / map.cells();
    }
}
