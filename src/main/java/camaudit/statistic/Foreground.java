package camaudit.statistic;

/**
 * How much of a map lies on the foreground S and how much beside it. Where S covers a cell in part, the cell's heat counts as spread
 * evenly over the cell.
 *
 * <p>Relevance mass accuracy: Arras, Osman, Samek, <em>CLEVR-XAI: A benchmark dataset for the ground truth evaluation of neural network
 * explanations</em>, Information Fusion 81, 2022, eq. 7; the same number is the energy-based pointing game of Wang et al.,
 * <em>Score-CAM</em>, CVPR Workshops 2020, section 4.4, where S is a box.
 */
public final class Foreground {
    private Foreground() {}

    /** Mass = Σ p·c, without unit, 0..1. */
    public static double mass(Overlap overlap) {
        return weighted(overlap, false);
    }

    /** Lift = mass ÷ s, without unit, 0..1/s; 1 for a map that does not know the foreground. */
    public static double lift(Overlap overlap) {
        return mass(overlap) / overlap.area();
    }

    /** Mass beside the foreground = Σ p·(1 − c) = 1 − {@link #mass}, without unit, 0..1. */
    public static double backgroundMass(Overlap overlap) {
        return weighted(overlap, true);
    }

    /** Lift = background mass ÷ (1 − s), without unit, 0..1/(1 − s); 1 for a map that does not know the foreground. */
    public static double backgroundLift(Overlap overlap) {
        return backgroundMass(overlap) / (1 - overlap.area());
    }

    private static double weighted(Overlap overlap, boolean background) {
        double sum = 0;
        for (int cell = 0; cell < overlap.map().cells(); cell++) {
            double share = overlap.coverage(cell);
            sum += overlap.map().share(cell) * (background ? 1 - share : share);
        }
        return Math.min(sum, 1);
    }
}
