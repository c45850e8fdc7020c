package camaudit.network.file;

/** Numbers of 16 bits with 5 of exponent and 10 of mantissa (IEEE 754 binary16). */
public final class Half {
    private static final int MANTISSA = 10;
    private static final int MAX_EXPONENT = 31;
    private static final int BIAS = 15;

    private Half() {}

    /** The same number as a float. */
    public static float toFloat(short half) {
        int exponent = half >> MANTISSA & MAX_EXPONENT;
        int fraction = half & (1 << MANTISSA) - 1;
        float size;
        if (exponent == MAX_EXPONENT) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            size = Math.scalb((float) fraction, 1 - BIAS - MANTISSA);
        } else {
            size = Math.scalb((float) (fraction | 1 << MANTISSA), exponent - BIAS - MANTISSA);
        }
        return half < 0 ? -size : size;
    }
}
