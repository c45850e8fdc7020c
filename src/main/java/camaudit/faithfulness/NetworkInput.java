package camaudit.faithfulness;

import java.util.List;

/** One image as the network takes it: (height, width, channels), row-major, after preprocessing. */
public final class NetworkInput {
    private final int height;
    private final int width;
    private final int channels;
    private final float[] values;

    /**
     * An input with these values, which are not copied.
     *
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public NetworkInput(int height, int width, int channels, float[] values) {
        if (height < 1 || width < 1 || channels < 1 || (long) height * width * channels != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values are not an input of " + height + "×" + width + "×" + channels);
        }
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.values = values;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public int channels() {
        return channels;
    }

    /** How many pixels there are. */
    public int pixels() {
        return height * width;
    }

    /** The values themselves, not a copy; read only. */
    public float[] values() {
        return values;
    }

    /** An input of the same size. */
    public NetworkInput of(float[] others) {
        return new NetworkInput(height, width, channels, others);
    }

    /** An input of the same size with this one's mean of each channel everywhere. */
    public NetworkInput mean() {
        double[] sums = new double[channels];
        for (int i = 0; i < values.length; i++) {
            sums[i % channels] += values[i];
        }
        float[] even = new float[values.length];
        for (int i = 0; i < even.length; i++) {
            even[i] = (float) (sums[i % channels] / pixels());
        }
        return of(even);
    }

    /** This input with the first {@code count} pixels of an order taken from another. */
    NetworkInput replaced(int[] order, int count, NetworkInput other) {
        float[] mixed = values.clone();
        for (int i = 0; i < count; i++) {
            int at = order[i] * channels;
            System.arraycopy(other.values, at, mixed, at, channels);
        }
        return of(mixed);
    }

    /** Several inputs as one batch. */
    static float[] batch(List<NetworkInput> inputs) {
        int size = inputs.get(0).values.length;
        float[] batch = new float[Math.multiplyExact(size, inputs.size())];
        for (int i = 0; i < inputs.size(); i++) {
            System.arraycopy(inputs.get(i).values, 0, batch, i * size, size);
        }
        return batch;
    }
}
