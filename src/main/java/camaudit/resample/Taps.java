package camaudit.resample;

import java.util.function.IntToDoubleFunction;

/** One axis of a resize: for each output cell the input cells whose weighted sum it is. An output cell of no input cells is 0. */
public final class Taps {
    private final int inputs;
    private final int[][] cells;
    private final double[][] weights;

    private Taps(int inputs, int outputs) {
        this.inputs = inputs;
        this.cells = new int[outputs][];
        this.weights = new double[outputs][];
    }

    /** The input cells and weights of one output cell. */
    static final class Tap {
        static final Tap NONE = new Tap(new int[0], new double[0]);

        private final int[] cells;
        private final double[] weights;

        /** Each cell with its weight. */
        Tap(int[] cells, double[] weights) {
            this.cells = cells;
            this.weights = weights;
        }

        /** A tap of neighbouring cells. */
        static Tap run(int first, double... weights) {
            int[] cells = new int[weights.length];
            for (int k = 0; k < cells.length; k++) {
                cells[k] = first + k;
            }
            return new Tap(cells, weights);
        }

        /** A tap of those neighbouring cells that are among {@code inputs}, with weights scaled to a sum of 1. */
        static Tap normalized(int first, double[] weights, int inputs) {
            int from = Math.max(first, 0);
            double[] inside = new double[Math.min(first + weights.length, inputs) - from];
            double sum = 0;
            for (int i = 0; i < inside.length; i++) {
                inside[i] = weights[from - first + i];
                sum += inside[i];
            }
            for (int i = 0; i < inside.length && sum != 0; i++) {
                inside[i] /= sum;
            }
            return run(from, inside);
        }
    }

    /** The tap of an output cell. */
    @FunctionalInterface
    interface Convention {
        Tap of(int output);
    }

    static Taps of(int inputs, int outputs, Convention convention) {
        Taps taps = new Taps(inputs, outputs);
        for (int i = 0; i < outputs; i++) {
            Tap tap = convention.of(i);
            taps.cells[i] = tap.cells;
            taps.weights[i] = tap.weights;
        }
        return taps;
    }

    /**
     * Taps by the area that cells share: an output cell covers the input from {@code edge(i)} to {@code edge(i + 1)}, in input cells;
     * weights are lengths, so that the total is kept.
     */
    static Taps areas(int inputs, int outputs, IntToDoubleFunction edge) {
        return of(inputs, outputs, i -> {
            double from = edge.applyAsDouble(i);
            double to = edge.applyAsDouble(i + 1);
            int first = (int) from;
            int end = (int) Math.ceil(Math.min(to, inputs));
            double[] lengths = new double[end - first];
            for (int k = 0; k < lengths.length; k++) {
                lengths[k] = Math.min(to, first + k + 1) - Math.max(from, first + k);
            }
            return Tap.run(first, lengths);
        });
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return cells.length;
    }

    /** The input cells of an output cell, not a copy; read only. */
    public int[] cells(int output) {
        return cells[output];
    }

    /** Their weights, not a copy; read only. */
    public double[] weights(int output) {
        return weights[output];
    }

    /**
     * Resizes numbers, row-major, first along the rows, in double precision.
     *
     * @return row-major, as high as {@code vertical} and as wide as {@code horizontal} puts out
     */
    static double[] resize(double[] values, Taps vertical, Taps horizontal) {
        return down(across(values, vertical.inputs, horizontal), vertical, horizontal.outputs());
    }

    static double[] across(double[] values, int height, Taps horizontal) {
        double[] wide = new double[height * horizontal.outputs()];
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < horizontal.outputs(); x++) {
                wide[to++] = horizontal.sum(values, x, y * horizontal.inputs, 1);
            }
        }
        return wide;
    }

    static double[] down(double[] wide, Taps vertical, int width) {
        double[] result = new double[vertical.outputs() * width];
        int to = 0;
        for (int y = 0; y < vertical.outputs(); y++) {
            for (int x = 0; x < width; x++) {
                result[to++] = vertical.sum(wide, y, x, width);
            }
        }
        return result;
    }

    private double sum(double[] values, int output, int start, int stride) {
        double sum = 0;
        for (int k = 0; k < cells[output].length; k++) {
            sum += weights[output][k] * values[start + cells[output][k] * stride];
        }
        return sum;
    }
}
