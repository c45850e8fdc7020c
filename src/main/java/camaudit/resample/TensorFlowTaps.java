package camaudit.resample;

/** TensorFlow 2's image resizing along one axis: centres at half pixels, no antialiasing. */
public final class TensorFlowTaps {
    /** TensorFlow rounds the position within a cell to this many parts for its cubic. */
    private static final int CUBIC_STEPS = 1024;

    private static final double CUBIC = -0.5;

    private TensorFlowTaps() {}

    private static double center(int output, int inputs, int outputs) {
        return (output + 0.5) * inputs / outputs;
    }

    /** The cell that holds the centre. */
    public static Taps nearest(int inputs, int outputs) {
        return Taps.of(
                inputs,
                outputs,
                i -> Taps.Tap.run(Math.min((int) Math.floor(center(i, inputs, outputs)), inputs - 1), 1));
    }

    /** The two cells around the centre; the outermost one alone beyond its middle. */
    public static Taps bilinear(int inputs, int outputs) {
        return Taps.of(inputs, outputs, i -> {
            double position = center(i, inputs, outputs) - 0.5;
            int below = (int) Math.floor(position);
            double part = position - below;
            return below < 0 || below >= inputs - 1
                    ? Taps.Tap.run(Math.max(Math.min(below, inputs - 1), 0), 1)
                    : Taps.Tap.run(below, 1 - part, part);
        });
    }

    /** Keys' cubic with a = −0.5 over four cells; what is outside does not count. */
    public static Taps bicubic(int inputs, int outputs) {
        return Taps.of(inputs, outputs, i -> {
            double position = center(i, inputs, outputs) - 0.5;
            int below = (int) Math.floor(position);
            double part = Math.rint((position - below) * CUBIC_STEPS) / CUBIC_STEPS;
            double[] weights = {far(1 + part), near(part), near(1 - part), far(2 - part)};
            return Taps.Tap.normalized(below - 1, weights, inputs);
        });
    }

    /** A sinc under a sinc window of this radius, in cells; what is outside does not count. */
    public static Taps lanczos(int radius, int inputs, int outputs) {
        return Taps.of(inputs, outputs, i -> {
            double center = center(i, inputs, outputs);
            int start = (int) Math.ceil(center - radius - 0.5);
            double[] weights = new double[(int) Math.floor(center + radius - 0.5) - start + 1];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = lanczos(radius, Math.abs(start + k + 0.5 - center));
            }
            return Taps.Tap.normalized(start, weights, inputs);
        });
    }

    private static double lanczos(int radius, double x) {
        if (x > radius) {
            return 0;
        }
        double angle = Math.PI * x;
        return x <= 1e-3 ? 1 : radius * Math.sin(angle) * Math.sin(angle / radius) / (angle * angle);
    }

    private static double near(double x) {
        return ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1;
    }

    private static double far(double x) {
        return ((CUBIC * x - 5 * CUBIC) * x + 8 * CUBIC) * x - 4 * CUBIC;
    }
}
