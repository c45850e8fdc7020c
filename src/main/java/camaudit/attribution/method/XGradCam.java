package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/**
 * XGrad-CAM (Fu et al. 2020, the weights of section 3): w = Σ over cells of g·A, divided by Σ over cells of A (+ 1e-7, as the reference
 * implementations have it), raw = Σ over channels of w·A. The map's sum is Σ g·A.
 */
public final class XGradCam implements LayerMethod {
    private static final double EPSILON = 1e-7;

    @Override
    public Method method() {
        return Method.XGRAD_CAM;
    }

    @Override
    public float[] attribute(Response response, int image) {
        float[] activations = response.activations();
        float[] gradients = response.gradients();
        int cells = response.cells();
        int channels = response.channels();
        double[] weights = new double[channels];
        int at = response.offset(image);
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++, at++) {
                weights[k] += (double) gradients[at] * activations[at];
            }
        }
        double[] totals = Combination.sums(activations, response, image);
        for (int k = 0; k < channels; k++) {
            weights[k] /= totals[k] + EPSILON;
        }
        return Combination.of(response, image, weights);
    }
}
