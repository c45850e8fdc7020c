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
            case PAD ->
                tall
                        ? pad(resizer.window(height, byHeight, 0, 0, height, byHeight))
                        : pad(resizer.window(byWidth, width, 0, 0, byWidth, width));
            case SHORTER_SIDE -> shorterSide(resizeTo);
        };
    }

    private static int scaled(int side, int target, int other) {
        long rounded = (2L * side * target + other) / (2L * other);
        return (int) Math.max(1, Math.min(rounded, Integer.MAX_VALUE));
    }

    /** As torchvision's {@code Resize} and {@code CenterCrop} do one after the other. */
    private Pixels shorterSide(int resizeTo) {
        boolean upright = picture.width() <= picture.height();
        int shorter = Math.min(picture.height(), picture.width());
        int longer = Math.max(picture.height(), picture.width());
        int scaled = (int) Math.min((long) resizeTo * longer / shorter, Integer.MAX_VALUE);
        int scaledHeight = upright ? scaled : resizeTo;
        int scaledWidth = upright ? resizeTo : scaled;
        int keptHeight = Math.min(height, scaledHeight);
        int keptWidth = Math.min(width, scaledWidth);
        return pad(resizer.window(
                scaledHeight,
                scaledWidth,
                toEven(scaledHeight - keptHeight),
                toEven(scaledWidth - keptWidth),
                keptHeight,
                keptWidth));
    }

    /** The half, rounded to the even neighbour, as Python's {@code round} does. */
    private static int toEven(int twice) {
        return (int) Math.rint(twice / 2.0);
    }

    /** On black, in the middle; an odd pixel is left over at the bottom or right. */
    private Pixels pad(Pixels inner) {
        if (inner.height() == height && inner.width() == width) {
            return inner;
        }
        int channels = picture.channels();
        Optional<float[]> fine = inner.fine();
        if (fine.isPresent()) {
            float[] result = new float[height * width * channels];
            copyRows(inner, fine.get(), result);
            return Pixels.ofFloats(height, width, channels, result);
        }
        byte[] result = new byte[height * width * channels];
        copyRows(inner, inner.samples(), result);
        return new Pixels(height, width, channels, result);
    }

    /** Between two arrays of the same kind. */
    private void copyRows(Pixels inner, Object from, Object to) {
        int top = (height - inner.height()) / 2;
        int left = (width - inner.width()) / 2;
        int length = inner.width() * inner.channels();
        for (int y = 0; y < inner.height(); y++) {
            System.arraycopy(from, y * length, to, ((top + y) * width + left) * inner.channels(), length);
        }
    }
}
