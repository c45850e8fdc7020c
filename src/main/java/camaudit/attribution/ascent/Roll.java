package camaudit.attribution.ascent;

/**
 * A cyclic shift of a picture: what leaves at one side comes in at the other.
 *
 * @param down pixels, negative upwards
 * @param right pixels, negative to the left
 */
public record Roll(int down, int right) {

    /** The shift that undoes this one. */
    public Roll back() {
        return new Roll(-down, -right);
    }

    /** Copies one picture of a batch, (pictures, height, width, channels), row-major, shifted to the same place of another. */
    public void copy(float[] from, float[] to, int picture, int height, int width, int channels) {
        int row = width * channels;
        int start = picture * height * row;
        int shift = Math.floorMod(right, width) * channels;
        for (int y = 0; y < height; y++) {
            int source = start + y * row;
            int target = start + Math.floorMod(y + down, height) * row;
            System.arraycopy(from, source, to, target + shift, row - shift);
            System.arraycopy(from, source + row - shift, to, target, shift);
        }
    }
}
