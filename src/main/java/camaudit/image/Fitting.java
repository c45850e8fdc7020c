package camaudit.image;

/** Brings a picture to a size by the rules of {@link Preprocess.Resize}. */
final class Fitting {
    private final Pixels picture;
    private final Resizer resizer;

    Fitting(Pixels picture, Preprocess.Interpolation interpolation) {
        this.picture = picture;
        this.resizer = new Resizer(picture, interpolation);
    }

    Pixels fit(Preprocess.Resize resize, int height, int width) {
        Framing framing = Framing.of(resize, picture.height(), picture.width(), height, width);
        return resize == Preprocess.Resize.PAD
                ? pad(framing, height, width)
                : resizer.window(
                        framing.scaledHeight(), framing.scaledWidth(), framing.top(), framing.left(), height, width);
    }

    private Pixels pad(Framing framing, int height, int width) {
        int innerHeight = framing.scaledHeight();
        int innerWidth = framing.scaledWidth();
        Pixels inner = resizer.window(innerHeight, innerWidth, 0, 0, innerHeight, innerWidth);
        int channels = picture.channels();
        byte[] result = new byte[height * width * channels];
        for (int y = 0; y < innerHeight; y++) {
            int to = ((y - framing.top()) * width - framing.left()) * channels;
            System.arraycopy(inner.samples(), y * innerWidth * channels, result, to, innerWidth * channels);
        }
        return new Pixels(height, width, channels, result);
    }
}
