package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/** HiResCAM (Draelos and Carin 2020, section 3): raw = Σ over channels of g·A, cell by cell. */
public final class HiResCam implements LayerMethod {

    @Override
    public Method method() {
        return Method.HIRES_CAM;
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
                sum += (double) gradients[at] * activations[at];
            }
            raw[cell] = (float) sum;
        }
        return raw;
    }
}
