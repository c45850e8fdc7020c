package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/**
 * Grad-CAM++ (Chattopadhay et al. 2018, equation 19, before the ReLU, the score being the exponential of the logit):
 * α = g²/(2g² + g³·ΣA + 1e-6), w = Σ over cells of α·ReLU(g), raw = Σ over channels of w·A. The 1e-6 is that of the reference
 * implementations; because of it the map does not scale with g where g is small.
 */
public final class GradCamPlusPlus implements LayerMethod {
    private static final double EPSILON = 1e-6;

    @Override
    public Method method() {
        return Method.GRAD_CAM_PLUS_PLUS;
    }

    @Override
    public float[] attribute(Response response, int image) {
        float[] gradients = response.gradients();
        int cells = response.cells();
        int channels = response.channels();
        double[] totals = Combination.sums(response.activations(), response, image);
        double[] weights = new double[channels];
        int at = response.offset(image);
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++) {
                double g = gradients[at++];
                if (!(g <= 0)) {
                    double square = g * g;
                    weights[k] += square * g / (2 * square + square * g * totals[k] + EPSILON);
                }
            }
        }
        return Combination.of(response, image, weights);
    }
}
