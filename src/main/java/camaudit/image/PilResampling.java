package camaudit.image;

/**
 * Resizes as {@code PIL.Image.resize} does, bit for bit: first every row, rounded to 8 bits, then every column.
 *
 * <p>Rows are read one after another and added to the output rows that they are part of, so that the picture between the two steps is
 * never stored, however high it is; sums of integers do not depend on their order.
 */
final class PilResampling {
    private static final int HALF = 1 << (PilAxis.PLACES - 1);

    private final Pixels picture;
    private final PilAxis columns;

    private PilResampling(Pixels picture, PilAxis columns) {
        this.picture = picture;
        this.columns = columns;
    }

    /** The piece of the resized picture that the axes speak of. */
    static Pixels resize(Pixels picture, PilAxis rows, PilAxis columns) {
        PilResampling resampling = new PilResampling(picture, columns);
        int length = columns.count() * picture.channels();
        int[] row = new int[length];
        int[] sums = new int[rows.count() * length];
        int done = 0;
        for (int from = rows.first(0); done < rows.count(); from++) {
            resampling.row(from, row);
            for (int y = done; y < rows.count() && rows.first(y) <= from; y++) {
                add(row, rows.weights(y)[from - rows.first(y)], sums, y * length);
                done += rows.end(y) == from + 1 ? 1 : 0;
            }
        }
        byte[] result = new byte[sums.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) sample(sums[i]);
        }
        return new Pixels(rows.count(), columns.count(), picture.channels(), result);
    }

    private static void add(int[] row, int weight, int[] sums, int at) {
        for (int i = 0; i < row.length; i++) {
            sums[at + i] += row[i] * weight;
        }
    }

    /** One row of the input, resized. */
    private void row(int y, int[] row) {
        byte[] samples = picture.samples();
        int start = y * picture.width();
        if (picture.channels() == 1) {
            for (int x = 0; x < row.length; x++) {
                int[] weights = columns.weights(x);
                int at = start + columns.first(x);
                int sum = 0;
                for (int k = 0; k < weights.length; k++) {
                    sum += (samples[at + k] & 0xff) * weights[k];
                }
                row[x] = sample(sum);
            }
            return;
        }
        for (int x = 0; x < columns.count(); x++) {
            int[] weights = columns.weights(x);
            int at = 3 * (start + columns.first(x));
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
        return Math.max(0, Math.min(255, (sum + HALF) >> PilAxis.PLACES));
    }
}
