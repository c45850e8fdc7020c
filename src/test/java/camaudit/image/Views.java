package camaudit.image;

/** Views of pictures for tests. */
public final class Views {
    private Views() {}

    /** The whole picture, as where it is squashed to the input's size. */
    public static InputView whole(int pictureHeight, int pictureWidth) {
        return new InputView(pictureHeight, pictureWidth, 0, 0, pictureHeight, pictureWidth);
    }
}
