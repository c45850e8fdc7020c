package camaudit.engine;

import camaudit.network.Dense;
import java.util.Optional;

/**
 * The gradient where only global average pooling and one dense layer W follow the target: g[y, x, k] = W[k, class] ÷ (height·width),
 * the same for every image.
 */
public final class LinearHead {
    private final int cells;
    private final int channels;

    /** The gradient of one cell for each class, (classes, channels). */
    private final float[] cell;

    private LinearHead(Dense dense, int cells) {
        this.cells = cells;
        this.channels = dense.kernel().dim(0);
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

    /** Writes the gradients of (images, height, width, channels), row-major. */
    void fill(int[] targets, float[] gradients) {
        int at = 0;
        for (int target : targets) {
            for (int i = 0; i < cells; i++) {
                System.arraycopy(cell, target * channels, gradients, at, channels);
                at += channels;
            }
        }
    }
}
