package camaudit.audit;

/** Measures of an image that the audit derives from its row. */
public final class Measures {
    /** How far a map is from the mean map of its class: ½·Σ|p − p̄|, 0 the same to 1 disjoint. */
    public static final String SPATIAL_ANOMALY = "spatial_anomaly";

    /** Whether the network is right on another background of the class less whether it is on one of another class: −1, 0 or 1. */
    public static final String BACKGROUND_GAP = "correct_background_gap";

    public static final String CORRECT = "correct_";

    private Measures() {}

    /** 1 where the network names the label on a variant of the picture, such as {@code mixed_random}, 0 where it does not. */
    public static String correct(String variant) {
        return CORRECT + variant;
    }
}
