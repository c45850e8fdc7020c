package camaudit.attribution;

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
            double sum = 0;
            for (int k = 0; k < channels; k++) {
                sum += weights[k] * activations[at++];
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
        int at = response.offset(image);
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < channels; k++) {
                sums[k] += values[at++];
            }
        }
        return sums;
    }
}
