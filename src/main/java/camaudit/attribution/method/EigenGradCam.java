package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/**
 * Eigen-Grad-CAM: raw = the first principal component of the (cells, channels) matrix g·A, cell by cell, as {@link EigenCam} takes it of A
 * (Muhammad and Yeasin 2020), so that it depends on the target.
 */
public final class EigenGradCam implements LayerMethod {

    @Override
    public Method method() {
        return Method.EIGEN_GRAD_CAM;
    }

    @Override
    public float[] attribute(Response response, int image) {
        float[] activations = response.activations();
        float[] gradients = response.gradients();
        int offset = response.offset(image);
        double[] values = new double[response.cells() * response.channels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (double) gradients[offset + i] * activations[offset + i];
        }
        return Principal.component(values, response.cells(), response.channels());
    }
}
