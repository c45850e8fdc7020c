package camaudit.image;

import camaudit.resample.FloatMap;

/** Which cells each pixel along one axis is a weighted sum of; a pixel of no cells is 0. */
final class ResamplingAxis {
    private static final int[] NO_CELLS = {};

    private final int in;
    private final int[][] cells;
    private final double[][] weights;

    private ResamplingAxis(int in, int out) {
        this.in = in;
        cells = new int[out][];
        weights = new double[out][];
    }

    static ResamplingAxis nearest(int in, int out) {
        ResamplingAxis axis = new ResamplingAxis(in, out);
        float scale = (float) in / out;
        for (int i = 0; i < out; i++) {
            axis.set(i, new int[] {Math.min((int) (i * scale), in - 1)}, new double[] {1});
        }
        return axis;
    }

    static ResamplingAxis linear(int in, int out) {
        ResamplingAxis axis = new ResamplingAxis(in, out);
        for (int i = 0; i < out; i++) {
            double place = i * step(in, out);
            int cell = (int) place;
            double share = place - cell;
            if (place > in - 1) {
                axis.set(i, NO_CELLS, new double[0]);
            } else {
                axis.set(i, new int[] {cell, Math.min(cell + 1, in - 1)}, new double[] {1 - share, share});
            }
        }
        return axis;
    }

    static ResamplingAxis cubic(int in, int out) {
        ResamplingAxis axis = new ResamplingAxis(in, out);
        for (int i = 0; i < out; i++) {
            double place = i * step(in, out);
            int cell = (int) place;
            if (place > in - 1) {
                axis.set(i, NO_CELLS, new double[0]);
            } else {
                int[] cells = new int[4];
                for (int k = 0; k < cells.length; k++) {
                    cells[k] = CubicSpline.mirrored(cell - 1 + k, in);
                }
                axis.set(i, cells, CubicSpline.weights(place - cell));
            }
        }
        return axis;
    }

    private static double step(int in, int out) {
        return out == 1 ? 1 : (in - 1) / (double) (out - 1);
    }

    private void set(int pixel, int[] itsCells, double[] itsWeights) {
        cells[pixel] = itsCells;
        weights[pixel] = itsWeights;
    }

    /** As high as {@code vertical} and as wide as {@code horizontal} puts out. */
    static FloatMap apply(double[] values, ResamplingAxis vertical, ResamplingAxis horizontal) {
        int outWidth = horizontal.cells.length;
        double[] wide = new double[vertical.in * outWidth];
        for (int y = 0; y < vertical.in; y++) {
            for (int x = 0; x < outWidth; x++) {
                wide[y * outWidth + x] = horizontal.sum(values, x, y * horizontal.in, 1);
            }
        }
        float[] result = new float[vertical.cells.length * outWidth];
        for (int y = 0; y < vertical.cells.length; y++) {
            for (int x = 0; x < outWidth; x++) {
                result[y * outWidth + x] = (float) vertical.sum(wide, y, x, outWidth);
            }
        }
        return new FloatMap(result, vertical.cells.length, outWidth);
    }

    private double sum(double[] values, int pixel, int start, int stride) {
        double sum = 0;
        for (int k = 0; k < cells[pixel].length; k++) {
            sum += weights[pixel][k] * values[start + cells[pixel][k] * stride];
        }
        return sum;
    }
}
