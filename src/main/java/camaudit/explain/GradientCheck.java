package camaudit.explain;

import camaudit.attribution.Response;
import camaudit.engine.ModelSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Checks gradients by central differences: the logit's change along a direction d, (f(A + εd) − f(A − εd)) ÷ 2ε, is the inner product of
 * gradient and d. Two directions are tried for each image, the gradient itself and a random one; A is the target layer where everything
 * passes through it, else the input. Only values other than 0 are moved: at 0, where a ReLU has just closed or all cells of a pooling
 * window are equal, a network has no derivative, and which one is taken there is convention.
 */
final class GradientCheck {
    private static final double[] STEPS = {1e-2, 1e-3, 2e-4};

    private final ModelSession session;
    private final boolean atLayer;

    GradientCheck(ModelSession session, boolean atLayer) {
        this.session = session;
        this.atLayer = atLayer;
    }

    /**
     * The errors of the images under session, two for each whose gradient is not zero: |difference − inner product| ÷ length of the
     * gradient, at the step with the least error, since a long step may pass the kink of a ReLU and a short one suffers from rounding.
     */
    List<Double> errors() {
        Response response = atLayer ? session.layers().get(0) : session.pixels();
        int size = response.offset(1);
        float[] at = response.activations().clone();
        float[] gradients = response.gradients().clone();
        List<Double> errors = new ArrayList<>();
        for (int image = 0; image < session.images(); image++) {
            double[] gradient = new double[size];
            double length = 0;
            for (int i = 0; i < size; i++) {
                gradient[i] = at[image * size + i] == 0 ? 0 : gradients[image * size + i];
                length += gradient[i] * gradient[i];
            }
            length = Math.sqrt(length);
            if (length > 0) {
                double[] random = random(size, at, image * size, session.seed(image), length);
                errors.add(error(image, at, gradient, gradient, length));
                errors.add(error(image, at, gradient, random, length));
            }
        }
        return errors;
    }

    private static double[] random(int size, float[] at, int offset, long seed, double length) {
        Random random = new Random(seed);
        double[] direction = new double[size];
        double norm = 0;
        for (int i = 0; i < size; i++) {
            direction[i] = at[offset + i] == 0 ? 0 : random.nextGaussian();
            norm += direction[i] * direction[i];
        }
        for (int i = 0; i < size; i++) {
            direction[i] *= length / Math.sqrt(norm);
        }
        return direction;
    }

    private double error(int image, float[] all, double[] gradient, double[] direction, double length) {
        int size = gradient.length;
        double slope = 0;
        for (int i = 0; i < size; i++) {
            slope += gradient[i] * direction[i];
        }
        double logit = Math.abs(logit(image, all, gradient, 0));
        double least = Double.MAX_VALUE;
        for (double share : STEPS) {
            double step = share * Math.max(1, logit) / (length * length);
            double measured = (logit(image, all, direction, step) - logit(image, all, direction, -step)) / (2 * step);
            least = Math.min(least, Math.abs(measured - slope) / (length * length));
        }
        return least;
    }

    private double logit(int image, float[] all, double[] direction, double step) {
        float[] moved = new float[direction.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (all[image * moved.length + i] + step * direction[i]);
        }
        float[] logits = atLayer ? session.logitsFrom(moved, 1) : session.logits(moved, 1);
        return logits[session.targets()[image]];
    }
}
