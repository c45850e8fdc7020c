package camaudit.attribution.method;

/** Gauss–Legendre quadrature on 0..1: Σ of weight·f(node) is the integral of f, exact for polynomials of degree 2n − 1. */
final class GaussLegendre {
    private static final int ITERATIONS = 100;

    private final double[] nodes;
    private final double[] weights;

    /** With this many points; nodes by Newton's method on the Legendre polynomial (Abramowitz and Stegun 1964, 25.4.29 and 25.4.30). */
    GaussLegendre(int points) {
        nodes = new double[points];
        weights = new double[points];
        for (int i = 0; i < points; i++) {
            double x = -Math.cos(Math.PI * (i + 0.75) / (points + 0.5));
            double slope = 1;
            for (int iteration = 0; iteration < ITERATIONS; iteration++) {
                double before = 0;
                double value = 1;
                for (int k = 1; k <= points; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = points * (x * value - before) / (x * x - 1);
                double step = value / slope;
                x -= step;
                if (Math.abs(step) < 1e-15) {
                    break;
                }
            }
            nodes[i] = (x + 1) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }

    /** The nodes, ascending; read only. */
    double[] nodes() {
        return nodes;
    }

    /** The weights, whose sum is 1; read only. */
    double[] weights() {
        return weights;
    }
}
