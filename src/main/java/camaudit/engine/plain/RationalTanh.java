package camaudit.engine.plain;

/** 1.7159·sign(y)·(1 − 1/(1 + |y| + y² + 1.41645·y⁴)) with y = 2x/3, and its derivative. */
final class RationalTanh {
    private static final double SCALE = 1.7159;
    private static final double FOURTH = 1.41645;

    private RationalTanh() {}

    static double value(double x) {
        double y = Math.abs(2 * x / 3);
        return SCALE * Math.signum(x) * (1 - 1 / polynomial(y));
    }

    static double slope(double x) {
        double y = Math.abs(2 * x / 3);
        double p = polynomial(y);
        return SCALE * 2 / 3 * (1 + 2 * y + 4 * FOURTH * y * y * y) / (p * p);
    }

    private static double polynomial(double y) {
        return 1 + y + y * y + FOURTH * y * y * y * y;
    }
}
