package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/**
 * Element-wise Grad-CAM: raw = Σ over channels of ReLU(g·A), HiResCAM's products (Draelos and Carin 2020) without the negative ones;
 * never negative.
 */
public final class ElementWise implements LayerMethod {

    @Override
    public Method method() {
        return Method.ELEMENT_WISE;
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
                sum += Math.max((double) gradients[at] * activations[at], 0);
            }
            raw[cell] = (float) sum;
        }
        return raw;
    }
}
