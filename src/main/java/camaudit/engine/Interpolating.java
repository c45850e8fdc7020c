package camaudit.engine;

import camaudit.network.Resampling;

/**
 * Along one axis, which cells of the input make each cell of the output, and with which weights, as TensorFlow 2's image resizing
 * has them.
 */
public final class Interpolating {
    /** TensorFlow rounds the position within a cell to this many parts for its cubic. */
    private static final int CUBIC_STEPS = 1024;

    private static final double CUBIC = -0.5;

    private final int inputs;
    private final int[] first;
    private final double[][] weights;

    private Interpolating(int inputs, int outputs) {
        this.inputs = inputs;
        this.first = new int[outputs];
        this.weights = new double[outputs][];
    }

    /** The weights from so many cells to so many. */
    public static Interpolating of(Resampling.Interpolation interpolation, int inputs, int outputs) {
        Interpolating axis = new Interpolating(inputs, outputs);
        for (int i = 0; i < outputs; i++) {
            double center = (i + 0.5) * inputs / outputs;
            switch (interpolation) {
                case NEAREST -> axis.set(i, Math.min((int) Math.floor(center), inputs - 1), 1.0);
                case BILINEAR -> axis.linear(i, center - 0.5);
                case BICUBIC -> axis.cubic(i, center - 0.5);
                case LANCZOS3 -> axis.lanczos(i, center, 3);
                case LANCZOS5 -> axis.lanczos(i, center, 5);
            }
        }
        return axis;
    }

    private void set(int output, int start, double... taps) {
        first[output] = start;
        weights[output] = taps;
    }

    private void linear(int output, double position) {
        int below = (int) Math.floor(position);
        double part = position - below;
        if (below < 0 || below >= inputs - 1) {
            set(output, Math.max(Math.min(below, inputs - 1), 0), 1.0);
        } else {
            set(output, below, 1 - part, part);
        }
    }

    private void cubic(int output, double position) {
        int below = (int) Math.floor(position);
        double part = Math.rint((position - below) * CUBIC_STEPS) / CUBIC_STEPS;
        double[] taps = {far(1 + part), near(part), near(1 - part), far(2 - part)};
        normalized(output, below - 1, taps);
    }

    private static double near(double x) {
        return ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1;
    }

    private static double far(double x) {
        return ((CUBIC * x - 5 * CUBIC) * x + 8 * CUBIC) * x - 4 * CUBIC;
    }

    private void lanczos(int output, double center, int radius) {
        int start = (int) Math.ceil(center - radius - 0.5);
        int end = (int) Math.floor(center + radius - 0.5);
        double[] taps = new double[end - start + 1];
        for (int i = 0; i < taps.length; i++) {
            double x = Math.abs(start + i + 0.5 - center);
            double angle = Math.PI * x;
            taps[i] = x > radius
                    ? 0
                    : x <= 1e-3 ? 1 : radius * Math.sin(angle) * Math.sin(angle / radius) / (angle * angle);
        }
        normalized(output, start, taps);
    }

    /** Keeps the taps inside the map and brings their sum to 1. */
    private void normalized(int output, int start, double[] taps) {
        int from = Math.max(start, 0);
        int to = Math.min(start + taps.length, inputs);
        double[] inside = new double[to - from];
        double sum = 0;
        for (int i = 0; i < inside.length; i++) {
            inside[i] = taps[from - start + i];
            sum += inside[i];
        }
        for (int i = 0; i < inside.length; i++) {
            inside[i] /= sum;
        }
        set(output, from, inside);
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return first.length;
    }

    /** How many cells of the input make a cell of the output. */
    public int taps(int output) {
        return weights[output].length;
    }

    public int source(int output, int tap) {
        return first[output] + tap;
    }

    public double weight(int output, int tap) {
        return weights[output][tap];
    }
}
