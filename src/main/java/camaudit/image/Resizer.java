package camaudit.image;

/**
 * Resizes 8-bit pictures by every {@link Preprocess.Interpolation}.
 *
 * <p>The two without another tool's name are done here, with half-pixel centres: cell i of the output reads the input at
 * (i + ½)·in/out − ½, clamped to the picture, without antialiasing. Bilinear weights are exact fractions with the denominator 2·out, so the rounding (half up) depends on no floating-point
 * order; nearest takes the cell that contains the centre, as PIL and PyTorch's {@code nearest-exact} do.
 */
final class Resizer {
    private static final long PIL_HIGH = 100;

    private final Pixels picture;
    private final Preprocess.Interpolation interpolation;

    Resizer(Pixels picture, Preprocess.Interpolation interpolation) {
        this.picture = picture;
        this.interpolation = interpolation;
    }

    /** The window of {@code height}×{@code width} at ({@code top}, {@code left}) of the picture scaled to these sizes. */
    Pixels window(int scaledHeight, int scaledWidth, int top, int left, int height, int width) {
        return switch (interpolation) {
            case NEAREST ->
                nearest(
                        Axis.nearest(picture.height(), scaledHeight, top, height),
                        Axis.nearest(picture.width(), scaledWidth, left, width));
            case BILINEAR ->
                bilinear(
                        Axis.bilinear(picture.height(), scaledHeight, top, height),
                        Axis.bilinear(picture.width(), scaledWidth, left, width));
            case PIL_NEAREST ->
                nearest(
                        Axis.pilNearest(picture.height(), scaledHeight, top, height),
                        Axis.pilNearest(picture.width(), scaledWidth, left, width));
            case TF_BILINEAR ->
                TfBilinear.resize(
                        picture,
                        new TfBilinear(picture.height(), scaledHeight, top, height),
                        new TfBilinear(picture.width(), scaledWidth, left, width));
            case PIL_BOX -> pil(PilFilter.BOX, scaledHeight, scaledWidth, top, left, height, width);
            case PIL_BILINEAR -> pil(PilFilter.BILINEAR, scaledHeight, scaledWidth, top, left, height, width);
            case PIL_HAMMING -> pil(PilFilter.HAMMING, scaledHeight, scaledWidth, top, left, height, width);
            case PIL_BICUBIC -> pil(PilFilter.BICUBIC, scaledHeight, scaledWidth, top, left, height, width);
            case PIL_LANCZOS -> pil(PilFilter.LANCZOS, scaledHeight, scaledWidth, top, left, height, width);
        };
    }

    private Pixels pil(PilFilter filter, int scaledHeight, int scaledWidth, int top, int left, int height, int width) {
        PilAxis rows = new PilAxis(filter, picture.height(), scaledHeight, top, height);
        PilAxis columns = new PilAxis(filter, picture.width(), scaledWidth, left, width);
        // PIL shrinks very high pictures the other way round.
        if (picture.height() > PIL_HIGH * picture.width() && scaledHeight < picture.height()) {
            PilAxis all = new PilAxis(filter, picture.width(), picture.width(), 0, picture.width());
            PilAxis each = new PilAxis(filter, height, height, 0, height);
            return PilResampling.resize(PilResampling.resize(picture, rows, all), each, columns);
        }
        return PilResampling.resize(picture, rows, columns);
    }

    private Pixels nearest(Axis rows, Axis columns) {
        byte[] result = new byte[rows.first.length * columns.first.length * picture.channels()];
        byte[] samples = picture.samples();
        int channels = picture.channels();
        int to = 0;
        for (int row : rows.first) {
            for (int column : columns.first) {
                int from = (row * picture.width() + column) * channels;
                for (int c = 0; c < channels; c++) {
                    result[to++] = samples[from + c];
                }
            }
        }
        return new Pixels(rows.first.length, columns.first.length, channels, result);
    }

    private Pixels bilinear(Axis rows, Axis columns) {
        byte[] result = new byte[rows.first.length * columns.first.length * picture.channels()];
        byte[] samples = picture.samples();
        int channels = picture.channels();
        double denominator = (double) rows.denominator * columns.denominator;
        int to = 0;
        for (int y = 0; y < rows.first.length; y++) {
            int upper = rows.first[y] * picture.width();
            int lower = rows.second[y] * picture.width();
            long down = rows.share[y];
            long up = rows.denominator - down;
            for (int x = 0; x < columns.first.length; x++) {
                int left = columns.first[x];
                int right = columns.second[x];
                long across = columns.share[x];
                long back = columns.denominator - across;
                for (int c = 0; c < channels; c++) {
                    long above = (samples[(upper + left) * channels + c] & 0xff) * back
                            + (samples[(upper + right) * channels + c] & 0xff) * across;
                    long below = (samples[(lower + left) * channels + c] & 0xff) * back
                            + (samples[(lower + right) * channels + c] & 0xff) * across;
                    // The sum is exact and a double quotient is correctly rounded, so a half stays a half.
                    result[to++] = (byte) (int) ((above * up + below * down) / denominator + 0.5);
                }
            }
        }
        return new Pixels(rows.first.length, columns.first.length, channels, result);
    }
}
