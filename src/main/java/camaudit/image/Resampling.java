package camaudit.image;

import camaudit.resample.FloatMap;

/** Resizes one-channel float maps. */
public final class Resampling {
    private Resampling() {}

    /**
     * Bilinear with half-pixel centres and clamped borders: cell i of the output reads the input at (i + ½)·in/out − ½ (OpenCV
     * {@code INTER_LINEAR}, TensorFlow 2 {@code resize}, PyTorch {@code interpolate(align_corners=False)}; no antialiasing).
     *
     * @return of {@code outHeight}×{@code outWidth}
     */
    public static FloatMap halfPixel(FloatMap map, int outHeight, int outWidth) {
        float[] result = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                result[y * outWidth + x] =
                        (float) bilinear(map, source(y, map.height(), outHeight), source(x, map.width(), outWidth));
            }
        }
        return new FloatMap(result, outHeight, outWidth);
    }

    /**
     * Draws a map where its cells lie on a picture: bilinear between the centres of cells; outside the outermost centres a cell's value
     * for half a step, then a fade to 0 at the end of its receptive field.
     *
     * @param pictureHeight height of the picture that {@code placement} speaks of, in pixels
     * @return of {@code outHeight}×{@code outWidth}, the picture at this resolution
     */
    public static FloatMap placed(
            FloatMap map, Placement placement, int pictureHeight, int pictureWidth, int outHeight, int outWidth) {
        double[] rows = cells(placement.vertical(), pictureHeight, outHeight);
        double[] columns = cells(placement.horizontal(), pictureWidth, outWidth);
        float[] result = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                double presence = placement.vertical().presence(rows[y], map.height())
                        * placement.horizontal().presence(columns[x], map.width());
                if (presence > 0) {
                    result[y * outWidth + x] = (float) (presence * bilinear(map, rows[y], columns[x]));
                }
            }
        }
        return new FloatMap(result, outHeight, outWidth);
    }

    private static double[] cells(Placement.Axis axis, int pixels, int outPixels) {
        double[] cells = new double[outPixels];
        for (int i = 0; i < outPixels; i++) {
            cells[i] = axis.cell((i + 0.5) * pixels / outPixels - 0.5);
        }
        return cells;
    }

    private static double bilinear(FloatMap map, double y, double x) {
        int height = map.height();
        int width = map.width();
        float[] values = map.values();
        double row = Math.min(Math.max(y, 0), height - 1);
        double column = Math.min(Math.max(x, 0), width - 1);
        int top = (int) row;
        int left = (int) column;
        int bottom = Math.min(top + 1, height - 1);
        int right = Math.min(left + 1, width - 1);
        double upper = mix(values[top * width + left], values[top * width + right], column - left);
        double lower = mix(values[bottom * width + left], values[bottom * width + right], column - left);
        return mix(upper, lower, row - top);
    }

    private static double source(int index, int size, int outSize) {
        return (index + 0.5) * size / outSize - 0.5;
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
