package camaudit.attribution.method;

import java.util.Arrays;

/**
 * The first principal component of one image's values, (cells, channels): the projection of every cell, after each channel's mean over
 * cells is subtracted, on the direction of the greatest variance.
 *
 * <p>The mean of such a projection is zero. Its sign is chosen so that the projection of the means themselves on that direction is not
 * negative, which is to say that the mean of the projection of the values as they were is positive.
 */
final class Principal {
    private static final int STRIP = 4;

    private Principal() {}

    /**
     * The projection, one value per cell.
     *
     * @param values (cells, channels), changed
     */
    static float[] component(double[] values, int cells, int channels) {
        double[] means = center(values, cells, channels);
        boolean byCells = cells <= channels;
        int rows = byCells ? cells : channels;
        int columns = byCells ? channels : cells;
        double[] matrix = byCells ? padded(values, rows, columns) : transposed(values, rows, columns);
        double[] gram = gram(matrix, rows, columns);
        double trace = 0;
        for (int i = 0; i < rows; i++) {
            trace += gram[i * rows + i];
        }
        double[] projected = new double[cells];
        if (!Double.isFinite(trace)) {
            Arrays.fill(projected, Double.NaN);
        } else if (trace > 0) {
            double[] vector = new DominantEigenvector(gram, rows).vector();
            double[] direction = byCells ? direction(values, vector, cells, channels) : vector;
            project(values, direction, cells, channels, projected);
            if (dot(means, direction) < 0) {
                for (int cell = 0; cell < cells; cell++) {
                    projected[cell] = -projected[cell];
                }
            }
        }
        return narrowed(projected);
    }

    private static double[] center(double[] values, int cells, int channels) {
        double[] means = new double[channels];
        for (int cell = 0, at = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++) {
                means[k] += values[at++];
            }
        }
        for (int k = 0; k < channels; k++) {
            means[k] /= cells;
        }
        for (int cell = 0, at = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++) {
                values[at++] -= means[k];
            }
        }
        return means;
    }

    /** With rows of zeros up to a multiple of {@link #STRIP}. */
    private static double[] padded(double[] values, int rows, int columns) {
        return Arrays.copyOf(values, roundedUp(rows) * columns);
    }

    private static double[] transposed(double[] values, int rows, int columns) {
        double[] matrix = new double[roundedUp(rows) * columns];
        for (int column = 0, at = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                matrix[row * columns + column] = values[at++];
            }
        }
        return matrix;
    }

    private static int roundedUp(int rows) {
        return (rows + STRIP - 1) / STRIP * STRIP;
    }

    /** Every row times every row, in blocks of two by four, whose sums do not depend on each other. */
    private static double[] gram(double[] m, int rows, int columns) {
        double[] gram = new double[rows * rows];
        for (int i = 0; i < rows; i += 2) {
            for (int j = 0; j <= i + 1 && j < rows; j += STRIP) {
                int a = i * columns;
                int b = a + columns;
                int p = j * columns;
                int q = p + columns;
                int r = q + columns;
                int s = r + columns;
                double ap = 0, aq = 0, ar = 0, as = 0, bp = 0, bq = 0, br = 0, bs = 0;
                for (int end = b; a < end; a++, b++, p++, q++, r++, s++) {
                    double x = m[a];
                    double y = m[b];
                    ap += x * m[p];
                    aq += x * m[q];
                    ar += x * m[r];
                    as += x * m[s];
                    bp += y * m[p];
                    bq += y * m[q];
                    br += y * m[r];
                    bs += y * m[s];
                }
                put(gram, rows, i, j, ap, aq, ar, as);
                put(gram, rows, i + 1, j, bp, bq, br, bs);
            }
        }
        return gram;
    }

    private static void put(double[] gram, int rows, int i, int j, double... products) {
        for (int s = 0; s < STRIP && i < rows && j + s < rows; s++) {
            gram[i * rows + j + s] = products[s];
            gram[(j + s) * rows + i] = products[s];
        }
    }

    /** The direction in the space of channels, of length 1, for one in the space of cells. */
    private static double[] direction(double[] values, double[] vector, int cells, int channels) {
        double[] direction = new double[channels];
        for (int cell = 0, at = 0; cell < cells; cell++) {
            double weight = vector[cell];
            for (int k = 0; k < channels; k++) {
                direction[k] += weight * values[at++];
            }
        }
        double length = Math.sqrt(dot(direction, direction));
        for (int k = 0; k < channels; k++) {
            direction[k] /= length;
        }
        return direction;
    }

    private static void project(double[] values, double[] direction, int cells, int channels, double[] projected) {
        for (int cell = 0, at = 0; cell < cells; cell++) {
            double sum = 0;
            for (int k = 0; k < channels; k++) {
                sum += direction[k] * values[at++];
            }
            projected[cell] = sum;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static float[] narrowed(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }
}
