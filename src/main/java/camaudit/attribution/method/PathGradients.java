package camaudit.attribution.method;

import camaudit.attribution.ModelProbe;
import camaudit.attribution.Response;
import java.util.Arrays;

/** Gradients at other inputs of each image, added up with weights; a chunk of inputs at a time. */
final class PathGradients {
    private final ModelProbe probe;
    private final double[] weights;
    private final Point point;
    private final int size;
    private final double[] sum;

    /**
     * Gradients at as many points per image as there are weights.
     *
     * @param point called image by image, in the order of the weights
     */
    PathGradients(ModelProbe probe, double[] weights, Point point) {
        this.probe = probe;
        this.weights = weights;
        this.point = point;
        this.size = probe.height() * probe.width() * probe.channels();
        this.sum = new double[size];
    }

    /** Passes each image's Σ over points of weight·gradient to the reader. */
    void read(Reader reader) {
        int[] explained = probe.targets().clone();
        int total = explained.length * weights.length;
        int chunk = Math.min(Chunks.size(probe.images(), size), total);
        float[] inputs = new float[chunk * size];
        for (int start = 0; start < total; start += chunk) {
            int count = Math.min(chunk, total - start);
            int[] targets = new int[count];
            for (int i = 0; i < count; i++) {
                int image = (start + i) / weights.length;
                targets[i] = explained[image];
                point.write(image, (start + i) % weights.length, inputs, i * size);
            }
            Response response = probe.pixels(inputs, targets);
            for (int i = 0; i < count; i++) {
                int step = (start + i) % weights.length;
                add(response.gradients(), response.offset(i), step);
                if (step == weights.length - 1) {
                    reader.read((start + i) / weights.length, sum);
                }
            }
        }
    }

    private void add(float[] gradients, int offset, int step) {
        if (step == 0) {
            Arrays.fill(sum, 0);
        }
        double weight = weights[step];
        for (int i = 0; i < size; i++) {
            sum[i] += weight * gradients[offset + i];
        }
    }

    /** Writes the input at one point. */
    @FunctionalInterface
    interface Point {
        void write(int image, int step, float[] inputs, int offset);
    }

    /** Takes the sum of an image, (height, width, channels), which is overwritten for the next. */
    @FunctionalInterface
    interface Reader {
        void read(int image, double[] sum);
    }
}
