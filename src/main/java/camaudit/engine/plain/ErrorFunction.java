package camaudit.engine.plain;

/**
 * The distribution function of the normal distribution, by Cody's rational approximations of the error function ("Rational Chebyshev
 * Approximations for the Error Function", Mathematics of Computation 1969), to double precision.
 */
final class ErrorFunction {
    private static final double[] A = {
        3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315
    };
    private static final double[] B = {23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171};
    private static final double[] C = {
        0.5641884969886701,
        8.883149794388377,
        66.11919063714163,
        298.6351381974001,
        881.952221241769,
        1712.0476126340707,
        2051.0783778260716,
        1230.3393547979972,
        2.1531153547440383e-8
    };
    private static final double[] D = {
        15.744926110709835,
        117.6939508913125,
        537.1811018620099,
        1621.3895745666903,
        3290.7992357334597,
        4362.619090143247,
        3439.3676741437216,
        1230.3393548037495
    };

    private ErrorFunction() {}

    /** Φ(x) = (1 + erf(x/√2))/2. */
    static double normal(double x) {
        double z = x * Math.sqrt(0.5);
        double y = Math.abs(z);
        if (y <= 0.46875) {
            return 0.5 * (1 + z * near(y * y));
        }
        double tail = 0.5 * Math.exp(-y * y) * (y <= 4 ? middle(y) : 1 / (y * Math.sqrt(Math.PI)));
        return x > 0 ? 1 - tail : tail;
    }

    private static double near(double square) {
        double numerator = A[4] * square;
        double denominator = square;
        for (int i = 0; i < 3; i++) {
            numerator = (numerator + A[i]) * square;
            denominator = (denominator + B[i]) * square;
        }
        return (numerator + A[3]) / (denominator + B[3]);
    }

    private static double middle(double y) {
        double numerator = C[8] * y;
        double denominator = y;
        for (int i = 0; i < 7; i++) {
            numerator = (numerator + C[i]) * y;
            denominator = (denominator + D[i]) * y;
        }
        return (numerator + C[7]) / (denominator + D[7]);
    }
}
