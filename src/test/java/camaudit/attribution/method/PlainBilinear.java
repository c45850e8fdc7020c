package camaudit.attribution.method;

/** Half-pixel bilinear resizing in double precision: a cell's value at its centre, in between by distance. */
final class PlainBilinear {
    private PlainBilinear() {}

    static double[] of(double[] map, int height, int width, int outHeight, int outWidth) {
        double[] result = new double[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                for (int i = 0; i < height; i++) {
                    for (int j = 0; j < width; j++) {
                        result[y * outWidth + x] +=
                                share(y, i, height, outHeight) * share(x, j, width, outWidth) * map[i * width + j];
                    }
                }
            }
        }
        return result;
    }

    /** How much of cell {@code from} is in cell {@code to}. */
    private static double share(int to, int from, int size, int outSize) {
        double place = (to + 0.5) * size / outSize - 0.5;
        place = Math.max(0, Math.min(size - 1, place));
        return Math.max(0, 1 - Math.abs(place - from));
    }
}
