package camaudit.bench.textured;

import java.util.SplittableRandom;

/**
 * The placement of a picture in a square, which is drawn as means of bilinear samples, weighted by opacity.
 *
 * @param left edge of the picture, in pixels of the square
 * @param top edge of the picture, in pixels of the square
 * @param scale pixels of the square for one pixel of the picture
 */
record Placement(double left, double top, double scale, boolean mirrored) {
    /** A random placement within the square; the picture's margin may be cut. */
    static Placement anywhere(Picture picture, int side, double scale, boolean mirrored, SplittableRandom random) {
        double left = (side - scale * picture.width()) * random.nextDouble();
        double top = (side - scale * picture.height()) * random.nextDouble();
        return new Placement(left, top, scale, mirrored);
    }

    Layer draw(Picture picture, int side) {
        int steps = Math.max(2, (int) Math.ceil(1 / scale));
        Layer layer = Layer.empty(side);
        for (int i = 0; i < side * side; i++) {
            double[] sum = new double[4];
            for (int s = 0; s < steps * steps; s++) {
                double x = (i % side + (s % steps + .5) / steps - left) / scale - .5;
                int row = i / side;
                int subrow = s / steps;
                double y = (row + (subrow + .5) / steps - top) / scale - .5;
                add(sum, mirrored ? picture.width() - 1 - x : x, y, picture);
            }
            layer.opacity()[i] = sum[3] / (steps * steps);
            for (int c = 0; c < 3 && sum[3] > 0; c++) {
                layer.colors()[c][i] = sum[c] / sum[3];
            }
        }
        return layer;
    }

    private static void add(double[] sum, double x, double y, Picture picture) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        for (int corner = 0; corner < 4; corner++) {
            int column = left + corner % 2;
            int row = top + corner / 2;
            if (column < 0 || row < 0 || column >= picture.width() || row >= picture.height()) {
                continue;
            }
            double[] value = picture.pixels().at(column, row);
            double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row)) * value[3];
            for (int c = 0; c < 3; c++) {
                sum[c] += weight * value[c];
            }
            sum[3] += weight;
        }
    }
}
