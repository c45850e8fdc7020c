package camaudit.attribution;

import camaudit.resample.FloatMap;

/** Mirrors images and maps from left to right: an image's mirror is explained, too, its map mirrored back and the mean of both taken. */
public final class Mirror {
    private Mirror() {}

    /**
     * Mirrored copies of images.
     *
     * @param nhwc (images, height, width, channels), row-major; may be longer than the images need
     * @return as many values as the images need
     */
    public static float[] input(float[] nhwc, int images, int height, int width, int channels) {
        float[] mirrored = new float[images * height * width * channels];
        int to = 0;
        for (int row = 0; row < images * height; row++) {
            for (int x = width - 1; x >= 0; x--, to += channels) {
                System.arraycopy(nhwc, (row * width + x) * channels, mirrored, to, channels);
            }
        }
        return mirrored;
    }

    /** A mirrored copy of a map. */
    public static FloatMap of(FloatMap map) {
        return map.with(input(map.values(), 1, map.height(), map.width(), 1));
    }

    /**
     * The mean of two maps, cell by cell.
     *
     * @throws IllegalArgumentException if their sizes differ
     */
    public static FloatMap mean(FloatMap a, FloatMap b) {
        if (!a.fits(b)) {
            throw new IllegalArgumentException("a " + a.height() + "×" + a.width() + " map and a " + b.height() + "×"
                    + b.width() + " map have no mean");
        }
        float[] mean = new float[a.values().length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (((double) a.values()[i] + b.values()[i]) / 2);
        }
        return a.with(mean);
    }
}
