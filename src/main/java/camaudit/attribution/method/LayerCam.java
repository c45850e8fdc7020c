package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/** LayerCAM (Jiang et al. 2021, section III, before the ReLU): raw = Σ over channels of ReLU(g)·A; never negative where A is not. */
public final class LayerCam implements LayerMethod {

    @Override
    public Method method() {
        return Method.LAYER_CAM;
    }

    @Override
    public float[] attribute(Response response, int image) {
        float[] activations = response.activations();
        float[] gradients = response.gradients();
        int channels = response.channels();
        float[] raw = new float[response.cells()];
        int at = response.offset(image);
        for (int cell = 0; cell < raw.length; cell++) {
            double sum = 0;
            for (int k = 0; k < channels; k++, at++) {
                sum += Math.max(gradients[at], 0.0) * activations[at];
            }
            raw[cell] = (float) sum;
        }
        return raw;
    }
}
