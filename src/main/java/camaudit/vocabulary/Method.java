package camaudit.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The attribution methods, in the order in which running them saves passes: those of the shared response first, those that probe the
 * network again last. Their formulas and papers are in {@code camaudit.attribution}.
 */
public enum Method {
    GRAD_CAM("grad-cam", Cost.LAYER, MapKind.POSITIVE, "activations, weighted by each channel's mean gradient"),
    CAM(
            "cam",
            Cost.LAYER,
            MapKind.POSITIVE,
            "activations, weighted by the one dense layer after global average pooling"),
    GRAD_CAM_PLUS_PLUS("grad-cam++", Cost.LAYER, MapKind.POSITIVE, "weights from the positive gradients, cell by cell"),
    XGRAD_CAM("xgrad-cam", Cost.LAYER, MapKind.POSITIVE, "weights from gradients in proportion to the activations"),
    HIRES_CAM("hires-cam", Cost.LAYER, MapKind.POSITIVE, "gradient × activation, cell by cell, summed over channels"),
    ELEMENT_WISE("element-wise", Cost.LAYER, MapKind.POSITIVE, "the same without negative products"),
    LAYER_CAM("layer-cam", Cost.LAYER, MapKind.POSITIVE, "positive gradient × activation, cell by cell"),
    EIGEN_GRAD_CAM(
            "eigen-grad-cam", Cost.LAYER, MapKind.POSITIVE, "first principal component of gradient × activation"),
    EIGEN_CAM(
            "eigen-cam",
            Cost.ACTIVATIONS,
            MapKind.POSITIVE,
            "first principal component of the activations, whatever the class"),
    RANDOM_CAM(
            "random-cam",
            Cost.ACTIVATIONS,
            MapKind.POSITIVE,
            "random weights: the control that no real method should resemble"),
    FINER_CAM(
            "finer-cam", Cost.LAYER, MapKind.POSITIVE, "Grad-CAM of what sets the class apart from those most like it"),
    FULL_GRAD("full-grad", Cost.WAY_BACK, MapKind.POSITIVE, "input × gradient, and the same of every bias"),
    SALIENCY("saliency", Cost.WAY_BACK, MapKind.MAGNITUDE, "the greatest gradient over a pixel's channels"),
    GRADIENT_X_INPUT("gradient-x-input", Cost.WAY_BACK, MapKind.SIGNED, "input × gradient"),
    GUIDED_BACKPROP(
            "guided-backprop",
            Cost.WAY_BACK,
            MapKind.SIGNED,
            "gradient that passes a ReLU where it and the input are positive"),
    DECONVNET("deconvnet", Cost.WAY_BACK, MapKind.SIGNED, "gradient that passes a ReLU where it is positive"),
    GUIDED_GRAD_CAM(
            "guided-grad-cam",
            Cost.WAY_BACK,
            MapKind.SIGNED,
            "guided backpropagation × Grad-CAM; names the target layer"),
    SMOOTH_GRAD(
            "smooth-grad",
            Cost.PROBES,
            MapKind.MAGNITUDE,
            "saliency of the mean gradient of noisy copies (`--samples`, `--noise`)"),
    INTEGRATED_GRADIENTS(
            "integrated-gradients", Cost.PROBES, MapKind.SIGNED, "gradients on the way from black (`--steps`)"),
    SCORE_CAM(
            "score-cam", Cost.PROBES, MapKind.POSITIVE, "weights from the scores of masked images (`--top-channels`)"),
    ABLATION_CAM(
            "ablation-cam",
            Cost.PROBES,
            MapKind.POSITIVE,
            "weights from the score's drop without a channel (`--top-channels`)");

    /** What a method asks of the network. */
    public enum Cost {
        LAYER("activations and gradients at the target layer"),
        ACTIVATIONS("activations at the target layer"),
        WAY_BACK("the way back to the input"),
        PROBES("the network again and again");

        private final String words;

        Cost(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final String label;
    private final Cost cost;
    private final MapKind kind;
    private final String doc;

    Method(String label, Cost cost, MapKind kind, String doc) {
        this.label = label;
        this.cost = cost;
        this.kind = kind;
        this.doc = doc;
    }

    /** The method of this name. */
    public static Optional<Method> named(String label) {
        return Arrays.stream(values())
                .filter(method -> method.label.equals(label))
                .findFirst();
    }

    /** All names. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Method::label).toList();
    }

    /** The name as users write it. */
    public String label() {
        return label;
    }

    public Cost cost() {
        return cost;
    }

    public MapKind kind() {
        return kind;
    }

    /** What its map is, in one line. */
    public String doc() {
        return doc;
    }
}
