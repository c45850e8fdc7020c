package camaudit.image;

/**
 * The rectangle of a stored picture that a network's input shows, in pixels of the stored picture, edges at whole numbers: 0 is the
 * left edge of the first pixel. Pixel i of an input of n pixels shows from + i·length/n .. from + (i + 1)·length/n along each axis, so
 * the offset is {@code top} or {@code left} and the scale {@code height}/n or {@code width}/n. A padded input shows more than the
 * picture has.
 *
 * @param pictureHeight of the stored picture, in pixels
 * @param pictureWidth of the stored picture, in pixels
 * @param top of the rectangle; below 0 where the input is padded
 * @param left likewise
 * @param height of the rectangle, above 0
 * @param width of the rectangle, above 0
 */
public record InputView(int pictureHeight, int pictureWidth, double top, double left, double height, double width) {
    public InputView {
        if (pictureHeight < 1 || pictureWidth < 1) {
            throw new IllegalArgumentException(
                    "a picture of " + pictureWidth + "×" + pictureHeight + " (width×height) has no pixels");
        }
        if (!Double.isFinite(top) || !Double.isFinite(left) || !isLength(height) || !isLength(width)) {
            throw new IllegalArgumentException("a view of " + width + "×" + height + " (width×height) at " + left + ", "
                    + top + ": the sides must be numbers above 0");
        }
    }

    private static boolean isLength(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }
}
