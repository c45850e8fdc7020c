package camaudit.attribution.method;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.Response;
import java.util.stream.IntStream;

/** Computes the target logit once per image and channel of the target layer, a chunk of probes at a time. */
final class ChannelProbe {
    private final ModelProbe probe;
    private final Response layer;
    private final int size;
    private final float[] probes;
    private final int[] images;
    private final int[] channels;
    private int count;

    /**
     * Probes this layer's channels.
     *
     * @param layer a copy, since the probe overwrites its own arrays
     * @param size how many floats one probe has
     */
    ChannelProbe(ModelProbe probe, Response layer, int size) {
        this.probe = probe;
        this.layer = layer;
        this.size = size;
        int chunk = Math.min(Chunks.size(probe.images(), size), layer.images() * layer.channels());
        this.probes = new float[chunk * size];
        this.images = new int[chunk];
        this.channels = new int[chunk];
    }

    /** A copy of the activations, which later calls do not overwrite; it holds no gradients. */
    static Response copy(Response response) {
        int length = response.offset(response.images());
        float[] activations = new float[length];
        System.arraycopy(response.activations(), 0, activations, 0, length);
        return new Response(
                response.images(), response.height(), response.width(), response.channels(), activations, activations);
    }

    /**
     * Probes the channels of every image.
     *
     * @param limit the most channels to probe, those with the largest variance over cells; 0 for all
     */
    void run(int limit, Probe probe, Logits logits, LogitReader reader) {
        int[] targets = this.probe.targets().clone();
        for (int image = 0; image < layer.images(); image++) {
            for (int channel : chosen(image, limit)) {
                if (probe.write(image, channel, probes, count * size)) {
                    images[count] = image;
                    channels[count] = channel;
                    count++;
                    if (count == images.length) {
                        evaluate(logits, reader, targets);
                    }
                }
            }
        }
        if (count > 0) {
            evaluate(logits, reader, targets);
        }
    }

    private void evaluate(Logits function, LogitReader reader, int[] targets) {
        float[] logits = function.of(probes, count);
        for (int i = 0; i < count; i++) {
            reader.read(images[i], channels[i], logits[i * probe.classes() + targets[images[i]]]);
        }
        count = 0;
    }

    private int[] chosen(int image, int limit) {
        IntStream all = IntStream.range(0, layer.channels());
        if (limit == 0 || limit >= layer.channels()) {
            return all.toArray();
        }
        double[] variances = variances(image);
        return all.boxed()
                .sorted((a, b) -> Double.compare(variances[b], variances[a]))
                .limit(limit)
                .mapToInt(k -> k)
                .toArray();
    }

    private double[] variances(int image) {
        double[] means = Combination.sums(layer.activations(), layer, image);
        double[] variances = new double[means.length];
        int cells = layer.cells();
        int at = layer.offset(image);
        for (int cell = 0; cell < cells; cell++) {
            for (int k = 0; k < means.length; k++) {
                double deviation = layer.activations()[at++] - means[k] / cells;
                variances[k] += deviation * deviation;
            }
        }
        return variances;
    }

    /** Writes the input that probes one channel of an image. */
    @FunctionalInterface
    interface Probe {
        /** Returns whether there is anything to evaluate. */
        boolean write(int image, int channel, float[] probes, int offset);
    }

    /** {@link ModelProbe#logits(float[], int)} or {@link ModelProbe#logitsFrom}. */
    @FunctionalInterface
    interface Logits {
        float[] of(float[] probes, int count);
    }

    /** Takes the logit of the image's target. */
    @FunctionalInterface
    interface LogitReader {
        void read(int image, int channel, float logit);
    }
}
