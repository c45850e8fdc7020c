package camaudit.image;

/** One axis of a resize: for every output cell its two neighbours in the input and the second's share, in 1/denominator. */
final class Axis {
    final int[] first;
    final int[] second;
    final long[] share;
    final long denominator;

    private Axis(int[] first, int[] second, long[] share, long denominator) {
        this.first = first;
        this.second = second;
        this.share = share;
        this.denominator = denominator;
    }

    /** The cells {@code start}.. of {@code size} cells scaled to {@code scaledSize}; centre at (i + ½)·size/scaledSize − ½. */
    static Axis bilinear(int size, int scaledSize, int start, int count) {
        long denominator = 2L * scaledSize;
        Axis axis = new Axis(new int[count], new int[count], new long[count], denominator);
        for (int i = 0; i < count; i++) {
            long source = (2L * (start + i) + 1) * size - scaledSize;
            long clamped = Math.max(0, Math.min(source, (size - 1) * denominator));
            axis.first[i] = (int) (clamped / denominator);
            axis.second[i] = Math.min(axis.first[i] + 1, size - 1);
            axis.share[i] = clamped % denominator;
        }
        return axis;
    }

    /** The same cells, each wholly its first neighbour: the one that contains its centre. */
    static Axis nearest(int size, int scaledSize, int start, int count) {
        int[] cells = new int[count];
        for (int i = 0; i < count; i++) {
            cells[i] = (int) ((2L * (start + i) + 1) * size / (2L * scaledSize));
        }
        return new Axis(cells, cells, new long[count], 1);
    }

    /**
     * The same, as PIL finds the cell: the centre moves on by size/scaledSize from cell to cell, in double arithmetic, so that its
     * rounding errors add up.
     */
    static Axis pilNearest(int size, int scaledSize, int start, int count) {
        int[] cells = new int[count];
        double step = (double) size / scaledSize;
        double centre = step * 0.5;
        for (int i = 0; i < start + count; i++) {
            if (i >= start) {
                cells[i - start] = Math.min((int) centre, size - 1);
            }
            centre += step;
        }
        return new Axis(cells, cells, new long[count], 1);
    }
}
