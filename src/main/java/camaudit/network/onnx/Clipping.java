package camaudit.network.onnx;

import camaudit.network.Activation;
import camaudit.network.Affine;

/** Values kept between two bounds. */
final class Clipping {
    private Clipping() {}

    static Value read(NodeContext call) {
        double lower = call.has(1) ? bound(call, 1) : call.attributes().number("min", Double.NEGATIVE_INFINITY);
        double upper = call.has(2) ? bound(call, 2) : call.attributes().number("max", Double.POSITIVE_INFINITY);
        return between(call, call.view(0), lower, upper);
    }

    static double bound(NodeContext call, int index) {
        Constant bound = call.constant(index, "bound");
        if (bound.size() != 1) {
            throw call.refuse("bound", bound, "only single numbers are");
        }
        return bound.value(0);
    }

    /** Adds max(lower, min(upper, x)). */
    static Value between(NodeContext call, View view, double lower, double upper) {
        if (!(lower < upper)) {
            throw call.refuse("bounds", lower + " and " + upper, "the lower one must be less than the upper one");
        }
        boolean hasLower = lower > -Float.MAX_VALUE;
        boolean hasUpper = upper < Float.MAX_VALUE;
        if (!hasLower && !hasUpper) {
            return view;
        }
        if (lower == -1 && upper == 1) {
            return call.addLike(Activation.of(Activation.Function.HARD_TANH), view);
        }
        if (!hasLower) {
            View turned = call.addPart("turned", Affine.of(-1, upper), view.axes(), view);
            View cut = call.addPart("cut", Activation.relu(), view.axes(), turned);
            return call.addLike(Affine.of(-1, upper), cut);
        }
        double range = hasUpper ? upper - lower : Double.POSITIVE_INFINITY;
        Activation cut = Activation.relu(0, range, 0);
        if (lower == 0) {
            return call.addLike(cut, view);
        }
        View shifted = call.addPart("shifted", Affine.of(1, -lower), view.axes(), view);
        View kept = call.addPart("kept", cut, view.axes(), shifted);
        return call.addLike(Affine.of(1, lower), kept);
    }
}
