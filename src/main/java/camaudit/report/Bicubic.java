package camaudit.report;

import camaudit.resample.FloatMap;

/** Pillow's {@code BICUBIC} resize of a one-channel float map: a = −½, the kernel widened where the map shrinks. */
final class Bicubic {
    private static final double A = -0.5;

    private Bicubic() {}

    static FloatMap resize(FloatMap map, int outHeight, int outWidth) {
        int height = map.height();
        int width = map.width();
        float[] across = new float[height * outWidth];
        for (int x = 0; x < outWidth; x++) {
            Window window = Window.of(x, width, outWidth);
            for (int y = 0; y < height; y++) {
                across[y * outWidth + x] = window.sum(map.values(), y * width, 1);
            }
        }
        float[] result = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            Window window = Window.of(y, height, outHeight);
            for (int x = 0; x < outWidth; x++) {
                result[y * outWidth + x] = window.sum(across, x, outWidth);
            }
        }
        return new FloatMap(result, outHeight, outWidth);
    }

    /** The weights of neighbouring cells, which sum to 1. */
    private static final class Window {
        private final int first;
        private final double[] weights;

        private Window(int first, double[] weights) {
            this.first = first;
            this.weights = weights;
        }

        static Window of(int index, int size, int outSize) {
            double scale = (double) size / outSize;
            double wide = Math.max(scale, 1);
            double center = (index + 0.5) * scale;
            int first = Math.max((int) (center - 2 * wide + 0.5), 0);
            int end = Math.min((int) (center + 2 * wide + 0.5), size);
            double[] weights = new double[end - first];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = kernel((first + i - center + 0.5) / wide);
                sum += weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= sum;
            }
            return new Window(first, weights);
        }

        float sum(float[] values, int start, int step) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += values[start + (first + i) * step] * weights[i];
            }
            return (float) sum;
        }
    }

    /** Keys 1981, equation 4, with a free {@code a}. */
    private static double kernel(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return ((A + 2) * x - (A + 3)) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }
}
