package camaudit.image;

import java.util.Optional;

/** Brings a picture to a size by the rules of {@link Preprocess.Resize}. */
final class Fitting {
    private final Pixels picture;
    private final Resizer resizer;
    private final int height;
    private final int width;

    /** Fits to {@code height}×{@code width}. */
    Fitting(Pixels picture, Preprocess.Interpolation interpolation, int height, int width) {
        this.picture = picture;
        this.resizer = new Resizer(picture, interpolation);
        this.height = height;
        this.width = width;
    }

    /**
     * The fitted picture.
     *
     * @param resizeTo what {@code SHORTER_SIDE} makes of the shorter side, in pixels
     */
    Pixels fit(Preprocess.Resize resize, int resizeTo) {
        Framing framing = Framing.of(resize, picture.height(), picture.width(), height, width, resizeTo);
        return pad(
                framing,
                resizer.window(
                        framing.scaledHeight(),
                        framing.scaledWidth(),
                        Math.max(0, framing.top()),
                        Math.max(0, framing.left()),
                        Math.min(height, framing.scaledHeight()),
                        Math.min(width, framing.scaledWidth())));
    }

    /** On black. */
    private Pixels pad(Framing framing, Pixels inner) {
        if (inner.height() == height && inner.width() == width) {
            return inner;
        }
        int channels = picture.channels();
        Optional<float[]> fine = inner.fine();
        if (fine.isPresent()) {
            float[] result = new float[height * width * channels];
            copyRows(framing, inner, fine.get(), result);
            return Pixels.ofFloats(height, width, channels, result);
        }
        byte[] result = new byte[height * width * channels];
        copyRows(framing, inner, inner.samples(), result);
        return new Pixels(height, width, channels, result);
    }

    /** Between two arrays of the same kind. */
    private void copyRows(Framing framing, Pixels inner, Object from, Object to) {
        int top = Math.max(0, -framing.top());
        int left = Math.max(0, -framing.left());
        int length = inner.width() * inner.channels();
        for (int y = 0; y < inner.height(); y++) {
            System.arraycopy(from, y * length, to, ((top + y) * width + left) * inner.channels(), length);
        }
    }
}
