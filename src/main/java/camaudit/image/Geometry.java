package camaudit.image;

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
     * @param map row-major, {@code height}×{@code width}
     * @return row-major, {@code outHeight}×{@code outWidth}
     * @throws IllegalArgumentException if the sizes do not fit or are not above 0
     */
    public float[] resize(float[] map, int height, int width, int outHeight, int outWidth) {
        if (height < 1 || width < 1 || (long) height * width != map.length) {
            throw new IllegalArgumentException(map.length + " values are not a " + height + "×" + width + " map");
        }
        if (outHeight < 1 || outWidth < 1) {
            throw new IllegalArgumentException("a map of " + outHeight + "×" + outWidth + " has no cells");
        }
        return switch (this) {
            case HALFPIXEL -> Resampling.halfPixel(map, height, width, outHeight, outWidth);
            case CORNER ->
                ResamplingAxis.apply(
                        doubles(map), ResamplingAxis.linear(height, outHeight), ResamplingAxis.linear(width, outWidth));
            case CUBIC_SPLINE ->
                ResamplingAxis.apply(
                        CubicSpline.coefficients(map, height, width),
                        ResamplingAxis.cubic(height, outHeight),
                        ResamplingAxis.cubic(width, outWidth));
            case NEAREST ->
                ResamplingAxis.apply(
                        doubles(map),
                        ResamplingAxis.nearest(height, outHeight),
                        ResamplingAxis.nearest(width, outWidth));
        };
    }

    private static double[] doubles(float[] map) {
        double[] values = new double[map.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = map[i];
        }
        return values;
    }
}
