package camaudit.statistic;

/**
 * Where a map lies on the image: x from the left (0) to the right (1), y from the top (0) to the bottom (1), each cell at its
 * centre ((x + ½)/width, (y + ½)/height).
 */
public final class Location {
    private Location() {}

    /**
     * The x of the strongest cell (x + ½)/width, in image widths, inside 0..1; the first in row-major order where several tie.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double peakX(AttentionMap map) {
        return x(map, strongest(map) % map.width());
    }

    /**
     * The y of the strongest cell (y + ½)/height, in image heights, inside 0..1; the first in row-major order where several tie.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double peakY(AttentionMap map) {
        return y(map, strongest(map) / map.width());
    }

    /**
     * The centre of mass Σ p·x, in image widths, inside 0..1.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double centerX(AttentionMap map) {
        return map.mean((y, x) -> x(map, x));
    }

    /**
     * The centre of mass Σ p·y, in image heights, inside 0..1.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double centerY(AttentionMap map) {
        return map.mean((y, x) -> y(map, y));
    }

    /**
     * The standard distance √Σ p·((x − x̄)² + (y − ȳ)²) from the centre of mass (x̄, ȳ), in image sides (x in widths, y in
     * heights): 0 (one cell) .. below √½ (two opposite corners).
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double spread(AttentionMap map) {
        double centerX = centerX(map);
        double centerY = centerY(map);
        return Math.sqrt(map.mean((y, x) -> square(x(map, x) - centerX) + square(y(map, y) - centerY)));
    }

    private static int strongest(AttentionMap map) {
        map.requireShares();
        int cell = 0;
        while (map.heat()[cell] < map.peak()) {
            cell++;
        }
        return cell;
    }

    private static double x(AttentionMap map, int column) {
        return (column + 0.5) / map.width();
    }

    private static double y(AttentionMap map, int row) {
        return (row + 0.5) / map.height();
    }

    private static double square(double value) {
        return value * value;
    }
}
