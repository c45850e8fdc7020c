package camaudit.attribution.method;

import camaudit.attribution.Response;
import java.util.function.DoubleBinaryOperator;

/** The activations of one image, weighted by channel and added up: the last step of most CAM methods. */
final class Combination {
    private Combination() {}

    /**
     * Σ over channels of w·A.
     *
     * @param weights one per channel
     * @return row-major, {@code response.height()}×{@code response.width()}
     */
    static float[] of(Response response, int image, double[] weights) {
        float[] activations = response.activations();
        int channels = response.channels();
        float[] raw = new float[response.cells()];
        int at = response.offset(image);
        for (int cell = 0; cell < raw.length; cell++) {
            raw[cell] = (float) dot(weights, activations, at);
            at += channels;
        }
        return raw;
    }

    /** The dot product, in four sums that do not depend on each other. */
    private static double dot(double[] weights, float[] values, int from) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int k = 0;
        for (int at = from; k + 3 < weights.length; k += 4, at += 4) {
            first += weights[k] * values[at];
            second += weights[k + 1] * values[at + 1];
            third += weights[k + 2] * values[at + 2];
            fourth += weights[k + 3] * values[at + 3];
        }
        for (; k < weights.length; k++) {
            first += weights[k] * values[from + k];
        }
        return (first + second) + (third + fourth);
    }

    /**
     * Σ over channels of a product at every cell.
     *
     * @param product of an activation and its gradient, in this order
     * @return row-major, {@code response.height()}×{@code response.width()}
     */
    static float[] ofProducts(Response response, int image, DoubleBinaryOperator product) {
        float[] activations = response.activations();
        float[] gradients = response.gradients();
        int channels = response.channels();
        float[] raw = new float[response.cells()];
        int at = response.offset(image);
        for (int cell = 0; cell < raw.length; cell++) {
            double sum = 0;
            for (int k = 0; k < channels; k++, at++) {
                sum += product.applyAsDouble(activations[at], gradients[at]);
            }
            raw[cell] = (float) sum;
        }
        return raw;
    }

    /** Σ over cells of one value per channel: of activations, or of gradients. */
    static double[] sums(float[] values, Response response, int image) {
        int cells = response.cells();
        int channels = response.channels();
        double[] sums = new double[channels];
        int start = response.offset(image);
        for (int cell = 0; cell < cells; cell++, start += channels) {
            for (int k = 0; k < channels; k++) {
                sums[k] += values[start + k];
            }
        }
        return sums;
    }
}
