package camaudit.statistic;

/** How much of a map lies on the image's outer frame, one eighth (12.5 %) of the width and height wide on every side. */
public final class Border {
    /** The frame's share of the image area: 1 − (1 − 2·0.125)² = 0.4375. */
    public static final double FRAME_AREA = 0.4375;

    private Border() {}

    /**
     * Mass = Σ p·c, without unit, 0..1, where c is the exact share of the cell's area that the frame covers.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double mass(AttentionMap map) {
        return map.mean((y, x) -> coverage(y, x, map.height(), map.width()));
    }

    /**
     * Lift = mass ÷ {@link #FRAME_AREA}, without unit, 0 .. 16/7; 1 for an even map.
     *
     * @throws IllegalStateException if the map is blank
     */
    public static double lift(AttentionMap map) {
        return mass(map) / FRAME_AREA;
    }

    /** The share 0..1 of the cell (y, x) of a {@code height}×{@code width} map that lies on the frame. */
    static double coverage(int y, int x, int height, int width) {
        return 1 - inside(y, height) * inside(x, width);
    }

    /** The share of the cell's side within 1/8..7/8: with eight steps to a cell, the inside is size..7·size. */
    private static double inside(int index, int size) {
        long from = Math.max(8L * index, size);
        long to = Math.min(8L * index + 8, 7L * size);
        return Math.max(to - from, 0) / 8.0;
    }
}
