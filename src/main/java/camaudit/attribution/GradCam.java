package camaudit.attribution;

/**
 * Grad-CAM (Selvaraju et al. 2017, equations 1 and 2 before the ReLU): w = mean over cells of g, raw = Σ over channels of
 * w·A.
 */
public final class GradCam implements LayerMethod {

    @Override
    public String name() {
        return "grad-cam";
    }

    @Override
    public float[] attribute(Response response, int image) {
        int cells = response.cells();
        int channels = response.channels();
        int offset = response.offset(image);
        double[] weights = new double[channels];
        int at = offset;
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++) {
                weights[k] += response.gradients()[at++];
            }
        }
        float[] raw = new float[cells];
        at = offset;
        for (int cell = 0; cell < cells; cell++) {
            double sum = 0;
            for (int k = 0; k < channels; k++) {
                sum += weights[k] * response.activations()[at++];
            }
            raw[cell] = (float) (sum / cells);
        }
        return raw;
    }
}
