package camaudit.image;

import camaudit.resample.FloatMap;

/** How the cells of a map are stretched over a picture of another size. */
public enum Geometry {
    /** {@link Resampling#halfPixel}: bilinear, half-pixel centres (OpenCV, TensorFlow 2, PyTorch). */
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
        return switch (this) {
            case HALFPIXEL -> Resampling.halfPixel(map, outHeight, outWidth);
            case CORNER ->
                ResamplingAxis.apply(
                        map.doubles(),
                        ResamplingAxis.linear(map.height(), outHeight),
                        ResamplingAxis.linear(map.width(), outWidth));
            case CUBIC_SPLINE ->
                ResamplingAxis.apply(
                        CubicSpline.coefficients(map),
                        ResamplingAxis.cubic(map.height(), outHeight),
                        ResamplingAxis.cubic(map.width(), outWidth));
            case NEAREST ->
                ResamplingAxis.apply(
                        map.doubles(),
                        ResamplingAxis.nearest(map.height(), outHeight),
                        ResamplingAxis.nearest(map.width(), outWidth));
        };
    }
}
