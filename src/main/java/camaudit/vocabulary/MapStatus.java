package camaudit.vocabulary;

/** Whether a map says anything; the names are part of the {@code explanations} table. */
public enum MapStatus {
    OK,
    /** No cell is positive: nothing speaks for the target. */
    ALL_NEGATIVE,
    /** Every value is exactly zero, as after a dead ReLU. */
    ZERO_GRADIENT,
    /** A score or a value of the map is NaN or infinite. */
    NOT_FINITE;

    /** The status of a raw map with its target's logit. */
    public static MapStatus of(float[] raw, float logit) {
        boolean positive = false;
        boolean nonzero = false;
        boolean finite = Float.isFinite(logit);
        for (float value : raw) {
            finite &= Float.isFinite(value);
            positive |= value > 0;
            nonzero |= value != 0;
        }
        if (!finite) {
            return NOT_FINITE;
        }
        if (positive) {
            return OK;
        }
        return nonzero ? ALL_NEGATIVE : ZERO_GRADIENT;
    }
}
