package camaudit.resample;

/**
 * Resizes as {@code PIL.Image.resize} does, bit for bit: weights rounded to 22 binary places; first every row, rounded to 8 bits, then
 * every column.
 *
 * <p>Rows are read one after another and added to the output rows that they are part of, so that the picture between the two steps is
 * never stored, however high it is; sums of integers do not depend on their order.
 */
final class PilSums {
    /** Eight bits for the sample, two for what a filter may overshoot. */
    private static final int PLACES = 32 - 8 - 2;

    private static final int HALF = 1 << (PLACES - 1);
    /** PIL shrinks pictures that are higher than this many times their width along the columns first. */
    private static final long HIGH = 100;

    private final byte[] samples;
    private final int channels;
    private final Axis rows;
    private final Axis columns;

    private PilSums(byte[] samples, int channels, Taps rows, Taps columns) {
        this.samples = samples;
        this.channels = channels;
        this.rows = new Axis(rows);
        this.columns = new Axis(columns);
    }

    /** Taps of neighbouring cells in fixed point. */
    private static final class Axis {
        private final int inputs;
        private final int[] first;
        private final int[][] weights;

        Axis(Taps taps) {
            inputs = taps.inputs();
            first = new int[taps.outputs()];
            weights = new int[taps.outputs()][];
            for (int i = 0; i < first.length; i++) {
                first[i] = taps.cells(i)[0];
                double[] exact = taps.weights(i);
                weights[i] = new int[exact.length];
                for (int k = 0; k < exact.length; k++) {
                    double weight = exact[k] * (1 << PLACES);
                    weights[i][k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
                }
            }
        }
    }

    static byte[] resize(byte[] samples, int channels, PilFilter filter, Scaling rows, Scaling columns) {
        if (rows.size() > HIGH * columns.size() && rows.scaled() < rows.size()) {
            Taps kept = filter.taps(Scaling.same(columns.size()));
            byte[] low = new PilSums(samples, channels, filter.taps(rows), kept).sums();
            return new PilSums(low, channels, filter.taps(Scaling.same(rows.count())), filter.taps(columns)).sums();
        }
        return new PilSums(samples, channels, filter.taps(rows), filter.taps(columns)).sums();
    }

    private byte[] sums() {
        int length = columns.first.length * channels;
        int[] row = new int[length];
        int[] sums = new int[rows.first.length * length];
        int done = 0;
        for (int from = rows.first[0]; done < rows.first.length; from++) {
            across(from, row);
            for (int y = done; y < rows.first.length && rows.first[y] <= from; y++) {
                int[] weights = rows.weights[y];
                int k = from - rows.first[y];
                add(row, weights[k], sums, y * length);
                done += weights.length == k + 1 ? 1 : 0;
            }
        }
        byte[] result = new byte[sums.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) sample(sums[i]);
        }
        return result;
    }

    private static void add(int[] row, int weight, int[] sums, int at) {
        for (int i = 0; i < row.length; i++) {
            sums[at + i] += row[i] * weight;
        }
    }

    /** One row of the input, resized. */
    private void across(int y, int[] row) {
        int start = y * columns.inputs;
        if (channels == 1) {
            for (int x = 0; x < row.length; x++) {
                int[] weights = columns.weights[x];
                int at = start + columns.first[x];
                int sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += (samples[at + k] & 0xff) * weights[k];
                }
                row[x] = sample(sum);
            }
            return;
        }
        for (int x = 0; x < columns.first.length; x++) {
            int[] weights = columns.weights[x];
            int at = 3 * (start + columns.first[x]);
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int k = 0; k < weights.length; k++, at += 3) {
                red += (samples[at] & 0xff) * weights[k];
                green += (samples[at + 1] & 0xff) * weights[k];
                blue += (samples[at + 2] & 0xff) * weights[k];
            }
            row[3 * x] = sample(red);
            row[3 * x + 1] = sample(green);
            row[3 * x + 2] = sample(blue);
        }
    }

    private static int sample(int sum) {
        return Math.max(0, Math.min(255, (sum + HALF) >> PLACES));
    }
}
