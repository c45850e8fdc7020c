package camaudit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.Response;
import camaudit.attribution.method.GradCam;

/** How far values are from those expected. */
final class Errors {
    private Errors() {}

    /** The raw Grad-CAMs of all images of a response. */
    static float[] maps(Response response) {
        GradCam gradCam = new GradCam();
        float[] maps = new float[response.images() * response.cells()];
        for (int i = 0; i < response.images(); i++) {
            System.arraycopy(gradCam.attribute(response, i), 0, maps, i * response.cells(), response.cells());
        }
        return maps;
    }

    /** The largest error of any image, over its largest expected value, which must not be 0; what is no number is off without bounds. */
    static double relative(float[] actual, float[] expected, int images) {
        assertThat(actual).hasSameSizeAs(expected);
        int size = expected.length / images;
        double largest = 0;
        for (int image = 0; image < images; image++) {
            double scale = 0;
            double off = 0;
            for (int i = image * size; i < (image + 1) * size; i++) {
                scale = Math.max(scale, Math.abs(expected[i]));
                off = Math.max(off, Double.isNaN(actual[i]) ? Double.MAX_VALUE : Math.abs(actual[i] - expected[i]));
            }
            assertThat(scale).as("image " + image + " is not all zero").isPositive();
            largest = Math.max(largest, off / scale);
        }
        return largest;
    }
}
