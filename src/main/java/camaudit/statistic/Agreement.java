package camaudit.statistic;

import java.util.Arrays;

/** How well the strongest cells of a map agree with the foreground S; only the order of the heat counts, or its half-peak set. */
public final class Agreement {
    private static final double HALF = 0.5;

    private Agreement() {}

    /**
     * The pointing game: 1 where the strongest cell is foreground to at least one half (c ≥ ½), else 0; where several cells tie, the
     * share of them that are, which is the chance that one drawn from them is.
     *
     * <p>Zhang, Lin, Brandt, Shen, Sclaroff, <em>Top-down Neural Attention by Excitation Backprop</em>, ECCV 2016, section 4.1, there
     * with a tolerance of 15 pixels around the point; here the cell is the tolerance.
     */
    public static double pointingHit(Overlap overlap) {
        int peaks = 0;
        int hits = 0;
        for (int cell = 0; cell < overlap.map().cells(); cell++) {
            if (overlap.map().heat()[cell] == overlap.map().peak()) {
                peaks++;
                hits += overlap.coverage(cell) >= HALF ? 1 : 0;
            }
        }
        return (double) hits / peaks;
    }

    /**
     * Relevance rank accuracy |top-k ∩ S| ÷ k, without unit, 0..1, with k = |S| = Σ c cells: Σ t·c ÷ Σ c, where t is the share of a
     * cell that is among the top k. Cells are taken by falling heat, each wholly (t = 1), until less than the next ones' area is left
     * to take; cells of equal heat share it evenly, so that no order among them matters. Of a cell that is taken in part, that part is
     * foreground in the same proportion as the cell, hence t·c. The best map reaches 1 where S has whole cells only and less where S
     * cuts through cells; an even map reaches s.
     *
     * <p>Arras, Osman, Samek, <em>CLEVR-XAI</em>, Information Fusion 81, 2022, eq. 8, there with whole pixels.
     */
    public static double rankAccuracy(Overlap overlap) {
        float[] heat = overlap.map().heat();
        // Positive floats are in the order of their bits; the cell's number is in the bits below them.
        long[] ascending = new long[heat.length];
        for (int cell = 0; cell < heat.length; cell++) {
            ascending[cell] = (long) Float.floatToRawIntBits(heat[cell] + 0f) << 32 | cell;
        }
        Arrays.sort(ascending);
        double left = overlap.covered();
        double found = 0;
        for (int end = heat.length; end > 0 && left > 0; ) {
            int start = end;
            double tied = 0;
            while (start > 0 && ascending[start - 1] >> 32 == ascending[end - 1] >> 32) {
                tied += overlap.coverage((int) ascending[--start]);
            }
            double taken = Math.min(1, left / (end - start));
            found += taken * tied;
            left -= end - start;
            end = start;
        }
        return Math.min(found / overlap.covered(), 1);
    }

    /**
     * Intersection over union of A, the cells with L ≥ half the peak, and S, by area: Σ_A c ÷ (|A| + Σ c − Σ_A c), without unit, 0..1.
     */
    public static double halfPeakIou(Overlap overlap) {
        int chosen = 0;
        double both = 0;
        for (int cell = 0; cell < overlap.map().cells(); cell++) {
            if (overlap.map().isStrong(cell)) {
                chosen++;
                both += overlap.coverage(cell);
            }
        }
        return both / (chosen + overlap.covered() - both);
    }
}
