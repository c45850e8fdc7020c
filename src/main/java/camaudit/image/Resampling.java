package camaudit.image;

/** Resizes a one-channel float map. */
public final class Resampling {
    private Resampling() {}

    /**
     * Bilinear with half-pixel centres and clamped borders: cell i of the output reads the input at (i + ½)·in/out − ½ (OpenCV
     * {@code INTER_LINEAR}, TensorFlow 2 {@code resize}, PyTorch {@code interpolate(align_corners=False)}; no antialiasing).
     *
     * @param map row-major, {@code height}×{@code width}
     * @return row-major, {@code outHeight}×{@code outWidth}
     */
    public static float[] halfPixel(float[] map, int height, int width, int outHeight, int outWidth) {
        if (map.length != height * width) {
            throw new IllegalArgumentException(map.length + " values are not a " + height + "×" + width + " map");
        }
        float[] result = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            double sourceY = source(y, height, outHeight);
            int top = (int) sourceY;
            int bottom = Math.min(top + 1, height - 1);
            double down = sourceY - top;
            for (int x = 0; x < outWidth; x++) {
                double sourceX = source(x, width, outWidth);
                int left = (int) sourceX;
                int right = Math.min(left + 1, width - 1);
                double across = sourceX - left;
                double upper = mix(map[top * width + left], map[top * width + right], across);
                double lower = mix(map[bottom * width + left], map[bottom * width + right], across);
                result[y * outWidth + x] = (float) mix(upper, lower, down);
            }
        }
        return result;
    }

    private static double source(int index, int size, int outSize) {
        return Math.min(Math.max((index + 0.5) * size / outSize - 0.5, 0), size - 1);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
