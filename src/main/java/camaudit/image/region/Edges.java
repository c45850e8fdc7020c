package camaudit.image.region;

import java.util.Arrays;

/** The edges of outlines that are not level, in cells of a map, within its counted rows and columns. */
final class Edges {
    private final double[] top;
    private final double[] bottom;
    private final double[] atTop;
    private final double[] slope;
    private final int[] polygon;
    private final double from;
    private final double to;
    private final double left;
    private final double right;
    private int count;

    Edges(Outlines outlines, Stretch down, Stretch across) {
        int most = 3 * (outlines.coordinates() / 2);
        this.top = new double[most];
        this.bottom = new double[most];
        this.atTop = new double[most];
        this.slope = new double[most];
        this.polygon = new int[most];
        this.from = down.from();
        this.to = down.to();
        this.left = across.from();
        this.right = across.to();
        for (int i = 0; i < outlines.count(); i++) {
            int last = outlines.end(i) - 2;
            double x = across.cell(outlines.coordinate(last));
            double y = down.cell(outlines.coordinate(last + 1));
            for (int at = outlines.start(i); at <= last; at += 2) {
                double nextX = across.cell(outlines.coordinate(at));
                double nextY = down.cell(outlines.coordinate(at + 1));
                add(i, x, y, nextX, nextY);
                x = nextX;
                y = nextY;
            }
        }
    }

    private void add(int owner, double x, double y, double nextX, double nextY) {
        boolean isDown = y < nextY;
        double high = isDown ? y : nextY;
        double low = isDown ? nextY : y;
        if (high == low || low <= from || high >= to) {
            return;
        }
        double perRow = (nextX - x) / (nextY - y);
        double start = isDown ? x : nextX;
        double first = meeting(perRow > 0 ? left : right, high, low, start, perRow);
        double last = meeting(perRow > 0 ? right : left, high, low, start, perRow);
        piece(owner, high, first, start, perRow);
        piece(owner, first, last, start + perRow * (first - high), perRow);
        piece(owner, last, low, start + perRow * (last - high), perRow);
    }

    /** The height, within the edge, at which it meets a column. */
    private static double meeting(double column, double high, double low, double start, double perRow) {
        double met = perRow == 0 ? low : high + (column - start) / perRow;
        return Math.min(Math.max(met, high), low);
    }

    /** Adds a piece; one that is left or right of the counted columns is moved to their border. */
    private void piece(int owner, double high, double low, double start, double perRow) {
        if (high >= low || low <= from || high >= to) {
            return;
        }
        double middle = start + perRow * (low - high) / 2;
        boolean isWithin = middle > left && middle < right;
        top[count] = high;
        bottom[count] = low;
        atTop[count] = isWithin ? start : Math.min(Math.max(middle, left), right);
        slope[count] = isWithin ? perRow : 0;
        polygon[count++] = owner;
    }

    int count() {
        return count;
    }

    int polygon(int edge) {
        return polygon[edge];
    }

    /** The height at which the edge begins within the counted rows. */
    double top(int edge) {
        return Math.max(top[edge], from);
    }

    double bottom(int edge) {
        return Math.min(bottom[edge], to);
    }

    double x(int edge, double y) {
        return atTop[edge] + slope[edge] * (y - top[edge]);
    }

    /** The heights at which edges begin or end and the further ones, each once, in ascending order. */
    double[] heights(double[] further) {
        double[] all = Arrays.copyOf(further, further.length + 2 * count);
        for (int i = 0; i < count; i++) {
            all[further.length + 2 * i] = top(i);
            all[further.length + 2 * i + 1] = bottom(i);
        }
        Arrays.sort(all);
        int kept = 0;
        for (double height : all) {
            if (kept == 0 || height != all[kept - 1]) {
                all[kept++] = height;
            }
        }
        return Arrays.copyOf(all, kept);
    }
}
