package camaudit.engine;

import camaudit.network.Dense;
import java.util.Arrays;
import java.util.Optional;

/**
 * The closed form of the gradient where only global average pooling and one dense layer W follow the target: g[y, x, k] = W[k,
 * class] ÷ (height·width), the same for every image.
 */
public final class LinearHead {
    private final int cells;
    private final int channels;
    private final int classes;

    /** The gradient of one cell for each class, (classes, channels). */
    private final float[] cell;

    private LinearHead(Dense dense, int cells) {
        this.cells = cells;
        this.channels = dense.kernel().dim(0);
        this.classes = dense.units();
        this.cell = new float[dense.kernel().size()];
        for (int k = 0; k < channels; k++) {
            for (int unit = 0; unit < dense.units(); unit++) {
                cell[unit * channels + k] = dense.kernel().values()[k * dense.units() + unit] / cells;
            }
        }
    }

    /** The closed form of a plan's gradient; empty if it has none. */
    public static Optional<LinearHead> of(Plan plan) {
        if (!plan.linearHead()) {
            return Optional.empty();
        }
        Dense dense =
                (Dense) new Graph(plan.network()).node(plan.network().output()).operation();
        return Optional.of(new LinearHead(
                dense, plan.targetShape().height() * plan.targetShape().width()));
    }

    /**
     * Writes the gradients of Σ seeds·logits, (images, height, width, channels), row-major.
     *
     * @param seeds (images, classes)
     */
    void fill(float[] seeds, int images, float[] gradients) {
        float[] sum = new float[channels];
        int at = 0;
        for (int image = 0; image < images; image++) {
            Arrays.fill(sum, 0);
            for (int unit = 0; unit < classes; unit++) {
                float seed = seeds[image * classes + unit];
                for (int k = 0; k < channels && seed != 0; k++) {
                    sum[k] += seed * cell[unit * channels + k];
                }
            }
            for (int i = 0; i < cells; i++) {
                System.arraycopy(sum, 0, gradients, at, channels);
                at += channels;
            }
        }
    }
}
