package camaudit.resample;

import java.util.function.IntUnaryOperator;

/** A part of an 8-bit picture at another size; row-major, channels interleaved. */
public final class PictureScaler {
    private final byte[] samples;
    private final int channels;
    private final Scaling rows;
    private final Scaling columns;

    /** A part of the picture with these samples, which are not copied; {@code rows} and {@code columns} have the picture's size. */
    public PictureScaler(byte[] samples, int channels, Scaling rows, Scaling columns) {
        this.samples = samples;
        this.channels = channels;
        this.rows = rows;
        this.columns = columns;
    }

    /** Each pixel is the one of the picture that holds its centre, as PIL and PyTorch's {@code nearest-exact} find it. */
    public byte[] nearest() {
        return picked(exactly(rows), exactly(columns));
    }

    private static int[] exactly(Scaling axis) {
        return cells(axis, i -> (int) ((2L * i + 1) * axis.size() / (2L * axis.scaled())));
    }

    /**
     * Like {@link #nearest}, but as PIL finds the pixel: the centre moves on by size/scaled from pixel to pixel, in double arithmetic, so
     * that its rounding errors add up.
     */
    public byte[] pilNearest() {
        return picked(addingUp(rows), addingUp(columns));
    }

    private static int[] addingUp(Scaling axis) {
        double step = (double) axis.size() / axis.scaled();
        double[] centre = {step * 0.5};
        for (int i = 0; i < axis.start(); i++) {
            centre[0] += step;
        }
        return cells(axis, i -> {
            int cell = Math.min((int) centre[0], axis.size() - 1);
            centre[0] += step;
            return cell;
        });
    }

    private static int[] cells(Scaling axis, IntUnaryOperator cell) {
        int[] cells = new int[axis.count()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell.applyAsInt(axis.start() + i);
        }
        return cells;
    }

    private byte[] picked(int[] ys, int[] xs) {
        byte[] result = new byte[ys.length * xs.length * channels];
        int to = 0;
        for (int y : ys) {
            for (int x : xs) {
                int from = (y * columns.size() + x) * channels;
                for (int c = 0; c < channels; c++) {
                    result[to++] = samples[from + c];
                }
            }
        }
        return result;
    }

    /**
     * Bilinear with half-pixel centres: pixel i reads the picture at (i + ½)·in/out − ½, clamped to it, without antialiasing. Weights are
     * exact fractions with the denominator 2·out, so the rounding (half up) depends on no floating-point order.
     */
    public byte[] bilinear() {
        Neighbours down = Neighbours.exact(rows);
        Neighbours across = Neighbours.exact(columns);
        byte[] result = new byte[rows.count() * columns.count() * channels];
        double denominator = (double) down.parts * across.parts;
        int to = 0;
        for (int y = 0; y < rows.count(); y++) {
            int upper = down.first[y] * columns.size();
            int lower = down.second[y] * columns.size();
            long second = (long) down.share[y];
            long first = down.parts - second;
            for (int x = 0; x < columns.count(); x++) {
                int left = across.first[x];
                int right = across.second[x];
                long rightPart = (long) across.share[x];
                long leftPart = across.parts - rightPart;
                for (int c = 0; c < channels; c++) {
                    long above = at(upper + left, c) * leftPart + at(upper + right, c) * rightPart;
                    long below = at(lower + left, c) * leftPart + at(lower + right, c) * rightPart;
                    // The sum is exact and a double quotient is correctly rounded, so a half stays a half.
                    result[to++] = (byte) (int) ((above * first + below * second) / denominator + 0.5);
                }
            }
        }
        return result;
    }

    /** As {@code tf.image.resize(method="bilinear", antialias=False)}, in float32; not rounded to 8 bits. */
    public float[] tensorFlow() {
        Neighbours down = Neighbours.tensorFlow(rows);
        Neighbours across = Neighbours.tensorFlow(columns);
        float[] result = new float[rows.count() * columns.count() * channels];
        int to = 0;
        for (int y = 0; y < rows.count(); y++) {
            int upper = down.first[y] * columns.size();
            int lower = down.second[y] * columns.size();
            float second = (float) down.share[y];
            for (int x = 0; x < columns.count(); x++) {
                int left = across.first[x];
                int right = across.second[x];
                float rightPart = (float) across.share[x];
                for (int c = 0; c < channels; c++) {
                    float above = mix(at(upper + left, c), at(upper + right, c), rightPart);
                    float below = mix(at(lower + left, c), at(lower + right, c), rightPart);
                    result[to++] = mix(above, below, second);
                }
            }
        }
        return result;
    }

    private int at(int pixel, int channel) {
        return samples[pixel * channels + channel] & 0xff;
    }

    private static float mix(float a, float b, float share) {
        return a + (b - a) * share;
    }

    /** As {@code PIL.Image.resize} with a filter, bit for bit. */
    public byte[] pil(PilFilter filter) {
        return PilSums.resize(samples, channels, filter, rows, columns);
    }
}
