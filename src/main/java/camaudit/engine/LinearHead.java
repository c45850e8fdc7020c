package camaudit.engine;

import camaudit.network.Dense;
import camaudit.network.Shape;

/**
 * The gradient where only global average pooling and one dense layer W follow the target: g[y, x, k] = W[k, class] ÷ (height·width),
 * the same for every image.
 */
public final class LinearHead {
    private LinearHead() {}

    /** Gradients of (images, height, width, channels), row-major. */
    public static float[] gradients(Plan plan, int[] targets) {
        Dense dense =
                (Dense) new Graph(plan.network()).node(plan.network().output()).operation();
        Shape shape = plan.targetShape();
        int cells = shape.height() * shape.width();
        int channels = shape.channels();
        float[] gradients = new float[targets.length * cells * channels];
        int at = 0;
        for (int target : targets) {
            int start = at;
            for (int k = 0; k < channels; k++) {
                gradients[at++] = dense.kernel().values()[k * dense.units() + target] / cells;
            }
            for (int cell = 1; cell < cells; cell++) {
                System.arraycopy(gradients, start, gradients, at, channels);
                at += channels;
            }
        }
        return gradients;
    }
}
