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
        // The sides compared by cross products: does the picture, scaled to the width, overshoot the height?
        boolean tall = (long) picture.height() * width >= (long) picture.width() * height;
        int byWidth = scaled(picture.height(), width, picture.width());
        int byHeight = scaled(picture.width(), height, picture.height());
        return switch (resize) {
            case NONE, SQUASH -> resizer.window(height, width, 0, 0, height, width);
            case CROP ->
                tall
                        ? resizer.window(byWidth, width, (byWidth - height) / 2, 0, height, width)
                        : resizer.window(height, byHeight, 0, (byHeight - width) / 2, height, width);
            case PAD -> tall ? pad(height, byHeight, height, width) : pad(byWidth, width, height, width);
        };
    }

    private static int scaled(int side, int target, int other) {
        long rounded = (2L * side * target + other) / (2L * other);
        return (int) Math.max(1, Math.min(rounded, Integer.MAX_VALUE));
    }

    private Pixels pad(int scaledHeight, int scaledWidth, int height, int width) {
        Pixels inner = resizer.window(scaledHeight, scaledWidth, 0, 0, scaledHeight, scaledWidth);
        int channels = picture.channels();
        byte[] result = new byte[height * width * channels];
        int top = (height - scaledHeight) / 2;
        int left = (width - scaledWidth) / 2;
        for (int y = 0; y < scaledHeight; y++) {
            int to = ((top + y) * width + left) * channels;
            System.arraycopy(inner.samples(), y * scaledWidth * channels, result, to, scaledWidth * channels);
        }
        return new Pixels(height, width, channels, result);
    }
}
