package camaudit.image.fit;

import camaudit.image.InputView;

/**
 * Where a network's input lies on a picture that was scaled for it: the one place that knows the geometry of
 * {@link Preprocess.Resize}.
 *
 * @param scaledHeight of the whole picture after scaling, in pixels
 * @param scaledWidth likewise
 * @param top of the input on the scaled picture, in pixels; below 0 where the input is padded
 * @param left likewise
 */
record Framing(int scaledHeight, int scaledWidth, int top, int left) {

    /**
     * The framing of a picture of {@code pictureHeight}×{@code pictureWidth} for an input of {@code height}×{@code width}.
     *
     * @param resizeTo what {@code SHORTER_SIDE} makes of the shorter side, in pixels
     */
    static Framing of(
            Preprocess.Resize resize, int pictureHeight, int pictureWidth, int height, int width, int resizeTo) {
        // The sides compared by cross products: does the picture, scaled to the width, overshoot the height?
        boolean tall = (long) pictureHeight * width >= (long) pictureWidth * height;
        int byWidth = scaled(pictureHeight, width, pictureWidth);
        int byHeight = scaled(pictureWidth, height, pictureHeight);
        return switch (resize) {
            case NONE, SQUASH -> new Framing(height, width, 0, 0);
            case CROP ->
                tall
                        ? new Framing(byWidth, width, (byWidth - height) / 2, 0)
                        : new Framing(height, byHeight, 0, (byHeight - width) / 2);
            case PAD ->
                tall
                        ? new Framing(height, byHeight, 0, -((width - byHeight) / 2))
                        : new Framing(byWidth, width, -((height - byWidth) / 2), 0);
            case SHORTER_SIDE -> shorterSide(pictureHeight, pictureWidth, height, width, resizeTo);
        };
    }

    /** As torchvision's {@code Resize} followed by {@code CenterCrop}. */
    private static Framing shorterSide(int pictureHeight, int pictureWidth, int height, int width, int resizeTo) {
        boolean upright = pictureWidth <= pictureHeight;
        long shorter = Math.min(pictureHeight, pictureWidth);
        long longer = Math.max(pictureHeight, pictureWidth);
        int scaled = (int) Math.min(resizeTo * longer / shorter, Integer.MAX_VALUE);
        int scaledHeight = upright ? scaled : resizeTo;
        int scaledWidth = upright ? resizeTo : scaled;
        return new Framing(scaledHeight, scaledWidth, centre(scaledHeight, height), centre(scaledWidth, width));
    }

    /** Half of what is cut off, rounded to the even neighbour as Python's {@code round} does; below 0, half of what is padded. */
    private static int centre(int scaled, int side) {
        return scaled < side ? -((side - scaled) / 2) : (int) Math.rint((scaled - side) / 2.0);
    }

    private static int scaled(int side, int target, int other) {
        long rounded = (2L * side * target + other) / (2L * other);
        return (int) Math.max(1, Math.min(rounded, Integer.MAX_VALUE));
    }

    /** What an input of {@code height}×{@code width} shows of the picture. */
    InputView view(int pictureHeight, int pictureWidth, int height, int width) {
        double down = (double) pictureHeight / scaledHeight;
        double across = (double) pictureWidth / scaledWidth;
        return new InputView(pictureHeight, pictureWidth, top * down, left * across, height * down, width * across);
    }
}
