package camaudit.network.onnx;

import camaudit.network.Activation;
import camaudit.network.Affine;

/** Clips values to a lower and an upper bound. */
final class Clipping {
    private Clipping() {}

    static Value read(NodeContext context) {
        double lower =
                context.has(1) ? bound(context, 1) : context.attributes().number("min", Double.NEGATIVE_INFINITY);
        double upper =
                context.has(2) ? bound(context, 2) : context.attributes().number("max", Double.POSITIVE_INFINITY);
        return between(context, context.view(0), lower, upper);
    }

    static double bound(NodeContext context, int index) {
        Constant bound = context.constant(index, "bound");
        if (bound.size() != 1) {
            throw context.refuse("bound", bound, "only single numbers are");
        }
        return bound.value(0);
    }

    /** Adds max(lower, min(upper, x)). */
    static Value between(NodeContext context, View view, double lower, double upper) {
        if (!(lower < upper)) {
            throw context.refuse("bounds", lower + " and " + upper, "the lower one must be less than the upper one");
        }
        boolean hasLower = lower > -Float.MAX_VALUE;
        boolean hasUpper = upper < Float.MAX_VALUE;
        if (!hasLower && !hasUpper) {
            return view;
        }
        if (lower == -1 && upper == 1) {
            return context.addLike(Activation.of(Activation.Function.HARD_TANH), view);
        }
        if (!hasLower) {
            View turned = context.addPart("turned", Affine.of(-1, upper), view.axes(), view);
            View cut = context.addPart("cut", Activation.relu(), view.axes(), turned);
            return context.addLike(Affine.of(-1, upper), cut);
        }
        double range = hasUpper ? upper - lower : Double.POSITIVE_INFINITY;
        Activation cut = Activation.relu(0, range, 0);
        if (lower == 0) {
            return context.addLike(cut, view);
        }
        View shifted = context.addPart("shifted", Affine.of(1, -lower), view.axes(), view);
        View kept = context.addPart("kept", cut, view.axes(), shifted);
        return context.addLike(Affine.of(1, lower), kept);
    }
}
