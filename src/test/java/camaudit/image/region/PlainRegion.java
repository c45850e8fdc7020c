package camaudit.image.region;

import camaudit.image.InputView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Coverage once more, slow: points are asked one by one. */
final class PlainRegion {
    private final List<float[]> polygons = new ArrayList<>();
    private final List<Bitmap> bitmaps = new ArrayList<>();

    PlainRegion box(float x, float y, float width, float height) {
        return polygon(x, y, x + width, y, x + width, y + height, x, y + height);
    }

    PlainRegion polygon(float... points) {
        polygons.add(points);
        return this;
    }

    PlainRegion bitmap(Bitmap bitmap) {
        bitmaps.add(bitmap);
        return this;
    }

    /** With {@code steps}×{@code steps} points in each cell; the shapes drawn on a picture of the view's size. */
    double[] coverage(InputView view, int height, int width, int steps) {
        double[] shares = new double[height * width];
        for (int i = 0; i < height * steps; i++) {
            double y = view.top() + view.height() * (i + 0.5) / (height * steps);
            for (int j = 0; j < width * steps; j++) {
                double x = view.left() + view.width() * (j + 0.5) / (width * steps);
                if (isForeground(x, y, view)) {
                    shares[i / steps * width + j / steps] += 1.0 / (steps * steps);
                }
            }
        }
        return shares;
    }

    private boolean isForeground(double x, double y, InputView view) {
        if (x < 0 || y < 0 || x >= view.pictureWidth() || y >= view.pictureHeight()) {
            return false;
        }
        for (Bitmap bitmap : bitmaps) {
            int row = (int) (y * bitmap.height() / view.pictureHeight());
            int column = (int) (x * bitmap.width() / view.pictureWidth());
            if (isSet(bitmap, row, column)) {
                return true;
            }
        }
        return polygons.stream().anyMatch(polygon -> isInside(polygon, x, y));
    }

    /** Whether a pixel of a bitmap is foreground. */
    static boolean isSet(Bitmap bitmap, int y, int x) {
        boolean[] row = new boolean[bitmap.width()];
        bitmap.runs(y, (from, to) -> Arrays.fill(row, from, to, true));
        return row[x];
    }

    /** Even-odd: how many edges a ray to the left meets. */
    private static boolean isInside(float[] points, double x, double y) {
        boolean inside = false;
        for (int i = 0; i < points.length; i += 2) {
            int next = (i + 2) % points.length;
            double fromY = points[i + 1];
            double toY = points[next + 1];
            if (fromY <= y != toY <= y) {
                double meets = points[i] + (points[next] - (double) points[i]) * (y - fromY) / (toY - fromY);
                inside ^= meets < x;
            }
        }
        return inside;
    }
}
