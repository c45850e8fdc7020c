package camaudit.attribution.method;

import java.util.Arrays;

/**
 * The eigenvector of the largest eigenvalue of a symmetric matrix: Householder reflections to tridiagonal form, bisection for the
 * eigenvalue, inverse iteration for its vector (Golub and Van Loan 2013, sections 8.3.1, 8.4.1 and 8.2.2). Exact to rounding divided by
 * the relative gap to the second eigenvalue; the cost is 2n³ multiplications.
 */
final class DominantEigenvector {
    private static final int BISECTIONS = 120;
    private static final int ITERATIONS = 4;
    private static final double TINY = 1e-300;

    private final int size;
    /** Reflected step by step; row k keeps the reflection that cleared row and column k. */
    private final double[] matrix;

    private final double[] factors;
    private final double[] diagonal;
    /** Element k couples k and k + 1. */
    private final double[] coupling;

    /** For a finite matrix, row-major, which is changed. */
    DominantEigenvector(double[] matrix, int size) {
        this.matrix = matrix;
        this.size = size;
        this.factors = new double[size];
        this.diagonal = new double[size];
        this.coupling = new double[size];
    }

    /** The eigenvector, of length 1 and of either sign. */
    double[] vector() {
        for (int k = 0; k < size; k++) {
            diagonal[k] = matrix[k * size + k];
            if (k + 1 < size) {
                reflect(k);
            }
        }
        double[] vector = inverseIteration(largestEigenvalue());
        for (int k = size - 2; k >= 0; k--) {
            double sum = 0;
            for (int i = k + 1; i < size; i++) {
                sum += matrix[k * size + i] * vector[i];
            }
            sum *= factors[k];
            for (int i = k + 1; i < size; i++) {
                vector[i] -= sum * matrix[k * size + i];
            }
        }
        return vector;
    }

    /** Reflects the rest of row k onto one number, and the matrix below and to the right of it accordingly. */
    private void reflect(int k) {
        int from = k + 1;
        int row = k * size;
        double squares = 0;
        for (int i = from + 1; i < size; i++) {
            squares += matrix[row + i] * matrix[row + i];
        }
        double first = matrix[row + from];
        coupling[k] = first;
        if (squares <= TINY) {
            Arrays.fill(matrix, row + from, row + size, 0);
            return;
        }
        coupling[k] = -Math.copySign(Math.sqrt(first * first + squares), first);
        double leading = first - coupling[k];
        double factor = 2 / (leading * leading + squares);
        matrix[row + from] = leading;
        factors[k] = factor;
        double[] turned = new double[size];
        for (int i = from; i < size; i++) {
            double v = matrix[row + i];
            int at = i * size;
            for (int j = from; j < size; j++) {
                turned[j] += v * matrix[at + j];
            }
        }
        double inner = 0;
        for (int i = from; i < size; i++) {
            turned[i] *= factor;
            inner += turned[i] * matrix[row + i];
        }
        for (int i = from; i < size; i++) {
            turned[i] -= factor / 2 * inner * matrix[row + i];
        }
        for (int i = from; i < size; i++) {
            double v = matrix[row + i];
            double w = turned[i];
            int at = i * size;
            for (int j = from; j < size; j++) {
                matrix[at + j] -= v * turned[j] + w * matrix[row + j];
            }
        }
    }

    private double largestEigenvalue() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            double radius = Math.abs(coupling[k]) + (k == 0 ? 0 : Math.abs(coupling[k - 1]));
            low = Math.max(low, diagonal[k]);
            high = Math.max(high, diagonal[k] + radius);
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (exceeds(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Whether an eigenvalue is above this value: by Sylvester's law some pivot of T − value is then positive. */
    private boolean exceeds(double value) {
        double pivot = diagonal[0] - value;
        for (int k = 1; k < size && pivot <= 0; k++) {
            double divisor = pivot == 0 ? -TINY : pivot;
            pivot = diagonal[k] - value - coupling[k - 1] * coupling[k - 1] / divisor;
        }
        return pivot > 0;
    }

    /** Solves (T − shift)·x = b a few times; all pivots are negative, as the shift is not below any eigenvalue, so none is exchanged. */
    private double[] inverseIteration(double shift) {
        double floor = Math.max(Math.abs(shift) * 1e-16, TINY);
        double[] pivots = new double[size];
        for (int k = 0; k < size; k++) {
            double pivot = diagonal[k] - shift - (k == 0 ? 0 : coupling[k - 1] * coupling[k - 1] / pivots[k - 1]);
            pivots[k] = Math.min(pivot, -floor);
        }
        double[] x = new double[size];
        for (int k = 0; k < size; k++) {
            x[k] = 1 + 0.5 * Math.sin(12.9898 * (k + 1));
        }
        for (int i = 0; i < ITERATIONS; i++) {
            for (int k = 1; k < size; k++) {
                x[k] -= coupling[k - 1] / pivots[k - 1] * x[k - 1];
            }
            x[size - 1] /= pivots[size - 1];
            for (int k = size - 2; k >= 0; k--) {
                x[k] = (x[k] - coupling[k] * x[k + 1]) / pivots[k];
            }
            normalize(x);
        }
        return x;
    }

    private static void normalize(double[] x) {
        double peak = 0;
        for (double value : x) {
            peak = Math.max(peak, Math.abs(value));
        }
        double squares = 0;
        for (double value : x) {
            squares += value / peak * (value / peak);
        }
        double length = peak * Math.sqrt(squares);
        for (int i = 0; i < x.length; i++) {
            x[i] /= length;
        }
    }
}
