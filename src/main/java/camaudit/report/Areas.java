package camaudit.report;

/** Draws a grid at another size: each pixel the mean of what it covers, the one value below where the grid grows. */
record Areas(int height, int width, int outHeight, int outWidth) {

    /** A value of the grid. */
    interface Cells {
        double at(int y, int x);
    }

    float[] means(Cells cells) {
        double down = (double) height / outHeight;
        double across = (double) width / outWidth;
        float[] means = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                means[y * outWidth + x] = (float) mean(cells, y * down, (y + 1) * down, x * across, (x + 1) * across);
            }
        }
        return means;
    }

    private double mean(Cells cells, double top, double bottom, double left, double right) {
        double sum = 0;
        double area = 0;
        for (int y = (int) top; y < Math.min(bottom, height); y++) {
            double high = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < Math.min(right, width); x++) {
                double part = high * (Math.min(right, x + 1) - Math.max(left, x));
                sum += part * cells.at(y, x);
                area += part;
            }
        }
        return sum / area;
    }
}
