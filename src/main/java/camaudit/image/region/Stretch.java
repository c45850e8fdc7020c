package camaudit.image.region;

/**
 * One axis of a map that is stretched over a picture: cell = pixel·scale + shift, counted only within {@code from}..{@code to}, in
 * cells, where both the map and the picture are.
 */
record Stretch(int cells, double scale, double shift, double from, double to) {

    /**
     * A map over the part of a picture that a network sees.
     *
     * @param enlarged the size of the picture ÷ that of the picture on which places are given
     */
    static Stretch over(int cells, double start, double length, int picture, double enlarged) {
        double scale = cells / length;
        double shift = -start * scale;
        double from = Math.min(Math.max(shift, 0), cells);
        double to = Math.min(Math.max(picture * scale + shift, 0), cells);
        return new Stretch(cells, scale * enlarged, shift, from, to);
    }

    /** One cell over all places from {@code least} to {@code most}. */
    static Stretch between(double least, double most) {
        double scale = most > least ? 1 / (most - least) : 1;
        return new Stretch(1, scale, -least * scale, 0, 1);
    }

    double cell(double pixel) {
        return pixel * scale + shift;
    }

    /** The index of the pixel at this cell. */
    int pixel(double cell, int pixels) {
        return (int) Math.min(Math.max(Math.floor((cell - shift) / scale), 0), pixels - 1.0);
    }
}
