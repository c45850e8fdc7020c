package camaudit.image.region;

/**
 * Sums exact areas into the cells of a map. An edge adds, with its sign, the area to its right; a shape is its left edges less its right
 * edges. Coordinates are in cells: (0, 0) is the map's upper left corner, a cell's side is 1.
 *
 * <p>Every edge touches only the columns that it crosses: {@code steps} holds, for each cell, how much more area it has than its left
 * neighbour, and {@link #shares} sums along the rows.
 */
final class CoverageGrid {
    private static final double ROUNDING = 1e-9;

    private final int height;
    private final int width;
    private final double left;
    private final double right;
    private final double[] steps;

    /** Areas are counted between the columns {@code left} and {@code right} only, 0 ≤ left ≤ right ≤ width. */
    CoverageGrid(int height, int width, double left, double right) {
        this.height = height;
        this.width = width;
        this.left = left;
        this.right = right;
        this.steps = new double[Math.multiplyExact(height, width + 2)];
    }

    /** The x within the counted columns that is nearest to this one. */
    double clamped(double x) {
        return Math.min(Math.max(x, left), right);
    }

    /** An edge from (top, x at the top) to (bottom, x at the bottom), within one row of cells. */
    void edge(int row, double top, double bottom, double atTop, double atBottom, int sign) {
        double low = Math.min(atTop, atBottom);
        double high = Math.max(atTop, atBottom);
        double tall = sign * (bottom - top);
        if (low >= right || high <= left || low == high) {
            piece(row, clamped(low), clamped(low), tall);
            return;
        }
        double perColumn = tall / (high - low);
        double from = clamped(low);
        double to = clamped(high);
        piece(row, from, from, perColumn * (from - low));
        piece(row, to, to, perColumn * (high - to));
        while (from < to) {
            double next = Math.min(Math.floor(from) + 1, to);
            piece(row, from, next, perColumn * (next - from));
            from = next;
        }
    }

    private void piece(int row, double from, double to, double tall) {
        int column = (int) from;
        double rightOfIt = column + 1 - (from + to) / 2;
        int at = row * (width + 2) + column;
        steps[at] += tall * rightOfIt;
        steps[at + 1] += tall * (1 - rightOfIt);
    }

    /** The covered area of each cell, 0..1, row-major; what differs from 0 or 1 by rounding only is 0 or 1. */
    double[] shares() {
        double[] shares = new double[height * width];
        for (int y = 0; y < height; y++) {
            double sum = 0;
            for (int x = 0; x < width; x++) {
                sum += steps[y * (width + 2) + x];
                shares[y * width + x] = sum < ROUNDING ? 0 : sum > 1 - ROUNDING ? 1 : sum;
            }
        }
        return shares;
    }
}
