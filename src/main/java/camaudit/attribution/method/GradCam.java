package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/**
 * Grad-CAM (Selvaraju et al. 2017, equations 1 and 2 before the ReLU): w = mean over cells of g, raw = Σ over channels of
 * w·A.
 */
public final class GradCam implements LayerMethod {

    @Override
    public Method method() {
        return Method.GRAD_CAM;
    }

    @Override
    public float[] attribute(Response response, int image) {
        double[] weights = Combination.sums(response.gradients(), response, image);
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= response.cells();
        }
        return Combination.of(response, image, weights);
    }
}
