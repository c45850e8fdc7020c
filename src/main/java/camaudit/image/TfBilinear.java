package camaudit.image;

/**
 * One axis of {@code tf.image.resize(method="bilinear", antialias=False)}: half-pixel centres, no antialiasing, all in float32. The
 * resized samples are not rounded to 8 bits.
 */
final class TfBilinear {
    private final int[] first;
    private final int[] second;
    private final float[] share;

    /** The cells {@code start}.. of {@code size} cells scaled to {@code scaledSize}; centre at (i + ½)·(size/scaledSize) − ½. */
    TfBilinear(int size, int scaledSize, int start, int count) {
        first = new int[count];
        second = new int[count];
        share = new float[count];
        float scale = size / (float) scaledSize;
        for (int i = 0; i < count; i++) {
            float place = (start + i + 0.5f) * scale - 0.5f;
            float below = (float) Math.floor(place);
            first[i] = Math.max((int) below, 0);
            second[i] = Math.min((int) Math.ceil(place), size - 1);
            share[i] = place - below;
        }
    }

    /** The piece of the resized picture that the axes speak of. */
    static Pixels resize(Pixels picture, TfBilinear rows, TfBilinear columns) {
        byte[] samples = picture.samples();
        int channels = picture.channels();
        float[] result = new float[rows.first.length * columns.first.length * channels];
        int to = 0;
        for (int y = 0; y < rows.first.length; y++) {
            int upper = rows.first[y] * picture.width();
            int lower = rows.second[y] * picture.width();
            for (int x = 0; x < columns.first.length; x++) {
                int left = columns.first[x];
                int right = columns.second[x];
                float across = columns.share[x];
                for (int c = 0; c < channels; c++) {
                    float above = mix(
                            samples[(upper + left) * channels + c], samples[(upper + right) * channels + c], across);
                    float below = mix(
                            samples[(lower + left) * channels + c], samples[(lower + right) * channels + c], across);
                    result[to++] = above + (below - above) * rows.share[y];
                }
            }
        }
        return Pixels.ofFloats(rows.first.length, columns.first.length, channels, result);
    }

    private static float mix(byte a, byte b, float share) {
        float start = a & 0xff;
        return start + ((b & 0xff) - start) * share;
    }
}
