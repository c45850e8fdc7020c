package camaudit.attribution.method;

import camaudit.attribution.RawMap;
import camaudit.attribution.Response;
import java.util.ArrayList;
import java.util.List;

/** Makes maps of the input's height and width from gradients at the input. */
final class PixelMap {
    private PixelMap() {}

    /** A map for every image. */
    static List<RawMap> each(Response pixels, ImageMap map) {
        List<RawMap> maps = new ArrayList<>();
        for (int image = 0; image < pixels.images(); image++) {
            maps.add(new RawMap(pixels.map(map.of(pixels, image))));
        }
        return maps;
    }

    /** Σ over channels of the gradient. */
    static float[] sum(Response pixels, int image) {
        float[] gradients = pixels.gradients();
        int channels = pixels.channels();
        float[] map = new float[pixels.cells()];
        int at = pixels.offset(image);
        for (int pixel = 0; pixel < map.length; pixel++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += gradients[at++];
            }
            map[pixel] = (float) sum;
        }
        return map;
    }

    /** The map of one image, row-major. */
    @FunctionalInterface
    interface ImageMap {
        float[] of(Response pixels, int image);
    }
}
