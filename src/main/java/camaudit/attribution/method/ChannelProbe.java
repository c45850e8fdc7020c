package camaudit.attribution.method;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.Response;
import java.util.stream.IntStream;

/** Asks for the target logit once per image and channel of the target layer, a chunk of probes at a time. */
final class ChannelProbe {
    private final ModelProbe probe;
    private final Response layer;
    private final int size;
    private final float[] probes;
    private final int[] images;
    private final int[] channels;
    private int count;

    /**
     * Of this layer's channels.
     *
     * @param layer not shared with the probe, whose answers are written anew
     * @param size floats of one probe
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

    /** Activations that outlive the next question; the copy has no gradients of its own. */
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
     * @param limit only so many of them, those with the largest variance over cells; 0 for all
     */
    void run(int limit, Probe probe, Question question, Taker taker) {
        int[] targets = this.probe.targets().clone();
        for (int image = 0; image < layer.images(); image++) {
            for (int channel : chosen(image, limit)) {
                if (probe.put(image, channel, probes, count * size)) {
                    images[count] = image;
                    channels[count] = channel;
                    count++;
                    if (count == images.length) {
                        ask(question, taker, targets);
                    }
                }
            }
        }
        if (count > 0) {
            ask(question, taker, targets);
        }
    }

    private void ask(Question question, Taker taker, int[] targets) {
        float[] logits = question.logits(probes, count);
        for (int i = 0; i < count; i++) {
            taker.take(images[i], channels[i], logits[i * probe.classes() + targets[images[i]]]);
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
                double away = layer.activations()[at++] - means[k] / cells;
                variances[k] += away * away;
            }
        }
        return variances;
    }

    /** Writes what one channel of an image puts to the network. */
    @FunctionalInterface
    interface Probe {
        /** Whether there is anything to ask. */
        boolean put(int image, int channel, float[] probes, int offset);
    }

    /** {@link ModelProbe#logits(float[], int)} or {@link ModelProbe#logitsFrom}. */
    @FunctionalInterface
    interface Question {
        float[] logits(float[] probes, int count);
    }

    /** Takes the logit of the image's target. */
    @FunctionalInterface
    interface Taker {
        void take(int image, int channel, float logit);
    }
}
