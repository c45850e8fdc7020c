package camaudit.resample;

/** How the cells of a map are stretched over a picture of another size. */
public enum Geometry {
    /**
     * Bilinear with half-pixel centres and clamped borders: cell i of the output reads the input at (i + ½)·in/out − ½ (OpenCV
     * {@code INTER_LINEAR}, TensorFlow 2 {@code resize}, PyTorch {@code interpolate(align_corners=False)}; no antialiasing).
     */
    HALFPIXEL,
    /**
     * Bilinear, first cell on first pixel and last on last: pixel i reads the map at i·(in−1)/(out−1) (SciPy {@code
     * ndimage.zoom(order=1)} with its default mode). As there, where the last pixel's place exceeds in−1 by a rounding error of
     * double arithmetic (8 cells to 26 pixels, for one), the last line of pixels is 0; a single pixel is the first cell.
     */
    CORNER,
    /**
     * The interpolating cubic spline over the cells, mirrored at its ends, read where {@link #CORNER} reads, with the same zero line
     * (SciPy {@code ndimage.zoom} as it is by default; {@link CubicSpline} has the formulas). It overshoots, also below 0.
     */
    CUBIC_SPLINE,
    /** The cell at floor(i·in/out), the quotient and the product in float32 (PyTorch {@code interpolate(mode="nearest")}). */
    NEAREST;

    /**
     * The map at another size.
     *
     * @throws IllegalArgumentException if a size is not above 0
     */
    public FloatMap resize(FloatMap map, int outHeight, int outWidth) {
        if (outHeight < 1 || outWidth < 1) {
            throw new IllegalArgumentException("a map of " + outHeight + "×" + outWidth + " has no cells");
        }
        if (this == HALFPIXEL) {
            return Neighbours.halfPixel(map.height(), outHeight)
                    .resize(map, Neighbours.halfPixel(map.width(), outWidth));
        }
        double[] values = this == CUBIC_SPLINE ? CubicSpline.coefficients(map) : map.doubles();
        return FloatMap.rounded(
                Taps.resize(values, taps(map.height(), outHeight), taps(map.width(), outWidth)), outHeight, outWidth);
    }

    private Taps taps(int in, int out) {
        if (this == NEAREST) {
            float scale = (float) in / out;
            return Taps.of(in, out, i -> Taps.Tap.run(Math.min((int) (i * scale), in - 1), 1));
        }
        double step = out == 1 ? 1 : (in - 1) / (double) (out - 1);
        return Taps.of(in, out, i -> {
            double place = i * step;
            int cell = (int) place;
            if (place > in - 1) {
                return Taps.Tap.NONE;
            }
            double share = place - cell;
            return this == CORNER
                    ? new Taps.Tap(new int[] {cell, Math.min(cell + 1, in - 1)}, new double[] {1 - share, share})
                    : CubicSpline.tap(cell, share, in);
        });
    }
}
