package camaudit.attribution.ascent;

/**
 * How rough a picture is: Σ over pixels and channels of (v[y][x+1] − v[y][x])² + (v[y+1][x] − v[y][x])², a difference across the
 * border being 0 (Mahendran and Vedaldi 2015, eq. 3, with β = 2).
 *
 * <p>Pictures are (height, width, channels), row-major.
 */
public record TotalVariation(int height, int width, int channels) {

    public TotalVariation {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "a picture of " + height + "×" + width + "×" + channels + " (height×width×channels) has no pixels");
        }
    }

    /** The gradient with respect to each value of the picture. */
    public float[] gradient(float[] picture) {
        float[] gradient = new float[picture.length];
        int row = width * channels;
        for (int i = 0; i < height * row; i++) {
            if (i % row < row - channels) {
                add(gradient, i, i + channels, 2 * (picture[i + channels] - picture[i]));
            }
            if (i < (height - 1) * row) {
                add(gradient, i, i + row, 2 * (picture[i + row] - picture[i]));
            }
        }
        return gradient;
    }

    private static void add(float[] gradient, int from, int to, float slope) {
        gradient[from] -= slope;
        gradient[to] += slope;
    }
}
