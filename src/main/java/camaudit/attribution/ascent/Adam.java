package camaudit.attribution.ascent;

/**
 * Adam, gradient descent with a separate step size for each value (Kingma and Ba 2015, algorithm 1, with β₁ = 0.9, β₂ = 0.999 and ε =
 * 1e-8); one object for one run of steps.
 */
final class Adam {
    private static final double MEAN = 0.9;
    private static final double SQUARE = 0.999;
    private static final double EPSILON = 1e-8;

    private final float[] means;
    private final float[] squares;
    private int steps;

    /** For this many values. */
    Adam(int size) {
        this.means = new float[size];
        this.squares = new float[size];
    }

    /** Moves the values by one step against the gradient; the learning rate is the size of the first step. */
    void step(float[] values, float[] gradient, double rate) {
        steps++;
        double meanScale = 1 - Math.pow(MEAN, steps);
        double squareScale = 1 - Math.pow(SQUARE, steps);
        for (int i = 0; i < values.length; i++) {
            double g = gradient[i];
            means[i] = (float) (MEAN * means[i] + (1 - MEAN) * g);
            squares[i] = (float) (SQUARE * squares[i] + (1 - SQUARE) * g * g);
            double step = means[i] / meanScale / (Math.sqrt(squares[i] / squareScale) + EPSILON);
            values[i] = (float) (values[i] - rate * step);
        }
    }
}
