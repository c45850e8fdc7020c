package camaudit.image;

/**
 * One axis of a resize by PIL: for every output cell the run of input cells that it is a weighted sum of.
 *
 * <p>The filter is centred on (i + ½)·in/out and, where the picture shrinks, widened by in/out, which is PIL's antialiasing. The
 * weights of a cell are made to sum to 1 in double arithmetic and then rounded to 22 binary places. An axis that keeps its size is
 * left as it is.
 */
final class PilAxis {
    /** Eight bits for the sample, two for what a filter may overshoot. */
    static final int PLACES = 32 - 8 - 2;

    private final int[] first;
    private final int[][] weights;

    /** The cells {@code start}.. of {@code size} cells scaled to {@code scaledSize}. */
    PilAxis(PilFilter filter, int size, int scaledSize, int start, int count) {
        this.first = new int[count];
        this.weights = new int[count][];
        double scale = (double) size / scaledSize;
        double widening = Math.max(scale, 1);
        double support = filter.support() * widening;
        for (int i = 0; i < count; i++) {
            if (size == scaledSize) {
                first[i] = start + i;
                weights[i] = new int[] {1 << PLACES};
                continue;
            }
            double centre = (start + i + 0.5) * scale;
            int from = Math.max(0, (int) (centre - support + 0.5));
            int to = Math.min(size, (int) (centre + support + 0.5));
            first[i] = from;
            weights[i] = weights(filter, from, centre, 1 / widening, to - from);
        }
    }

    private static int[] weights(PilFilter filter, int from, double centre, double narrowing, int cells) {
        double[] exact = new double[cells];
        double sum = 0;
        for (int k = 0; k < cells; k++) {
            // In PIL's order of operations, on which the last bit depends.
            exact[k] = filter.weight((from + k - centre + 0.5) * narrowing);
            sum += exact[k];
        }
        int[] fixed = new int[cells];
        for (int k = 0; k < cells; k++) {
            double weight = (sum == 0 ? exact[k] : exact[k] / sum) * (1 << PLACES);
            fixed[k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
        }
        return fixed;
    }

    int count() {
        return first.length;
    }

    /** The first input cell of an output cell. */
    int first(int cell) {
        return first[cell];
    }

    /** The input cell after an output cell's last. */
    int end(int cell) {
        return first[cell] + weights[cell].length;
    }

    /** The weights of the input cells from the first on, times 2²²; not a copy. */
    int[] weights(int cell) {
        return weights[cell];
    }
}
