package camaudit.attribution.method;

import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.vocabulary.Method;
import java.util.Set;

/**
 * Eigen-CAM (Muhammad and Yeasin 2020, L = A·v, on centred activations): raw = the first principal component of the (cells, channels)
 * matrix A, each channel's mean taken away; in units of A, not of the logit. The mean of the map is zero: the sign makes the mean of A·v, v
 * being the component's direction, positive. It does not depend on the target.
 */
public final class EigenCam implements LayerMethod {

    @Override
    public Method method() {
        return Method.EIGEN_CAM;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.ACTIVATIONS);
    }

    @Override
    public float[] attribute(Response response, int image) {
        float[] activations = response.activations();
        int offset = response.offset(image);
        double[] values = new double[response.cells() * response.channels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = activations[offset + i];
        }
        return Principal.component(values, response.cells(), response.channels());
    }
}
