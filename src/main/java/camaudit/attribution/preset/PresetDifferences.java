package camaudit.attribution.preset;

import camaudit.vocabulary.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the tools that presets stand for compute a method differently from CamAudit, according to their sources. */
final class PresetDifferences {
    private static final Map<Preset, Set<Method>> SAME = Map.of(
            Preset.KERAS_VIS, Set.of(Method.GRAD_CAM),
            Preset.TF_KERAS_VIS, Set.of(Method.GRAD_CAM, Method.LAYER_CAM),
            Preset.PYTORCH_GRAD_CAM,
                    Set.of(
                            Method.GRAD_CAM,
                            Method.GRAD_CAM_PLUS_PLUS,
                            Method.XGRAD_CAM,
                            Method.HIRES_CAM,
                            Method.ELEMENT_WISE,
                            Method.LAYER_CAM),
            Preset.TORCH_CAM, Set.of(Method.CAM, Method.GRAD_CAM, Method.XGRAD_CAM, Method.LAYER_CAM),
            Preset.CAPTUM, Set.of(Method.GRAD_CAM));

    private static final String SIGN = "leaves the sign of the principal component to its solver, so its map may be the"
            + " negative of CamAudit's, which takes the sign that makes the component's mean positive before centring";

    private static final Map<Preset, Map<Method, String>> OTHER = Map.of(
            Preset.TF_KERAS_VIS,
            Map.of(
                    Method.GRAD_CAM_PLUS_PLUS,
                    "multiplies the gradients by the exponential of the score, divides α by its sum over the cells of a"
                            + " channel, and has no 1e-6 in α's denominator: w = exp(S)·Σ α·relu(g)/Σ α",
                    Method.SCORE_CAM,
                    "enlarges the masks with SciPy's zoom of order 1, and weights a channel by the target's probability"
                            + " for the masked image, without a softmax over channels"),
            Preset.PYTORCH_GRAD_CAM,
            Map.of(
                    Method.EIGEN_CAM,
                    SIGN,
                    Method.EIGEN_GRAD_CAM,
                    SIGN,
                    Method.FULL_GRAD,
                    "adds 1e-7 to the range of each map, and takes the biases of a convolution and of the normalization"
                            + " behind it one by one, where CamAudit may have folded them into one",
                    Method.SCORE_CAM,
                    "enlarges the masks with aligned corners, and lets constant channels take part in the softmax",
                    Method.ABLATION_CAM,
                    "divides the drop of the score by the score itself, which turns the map over where the score is"
                            + " negative, and replaces a channel by the least activation less 1e7, not by 0, where the least"
                            + " activation is not 0",
                    Method.FINER_CAM,
                    "adds 1e-9 to the sum of the other classes' probabilities, which weighs in the score"
                            + " where the network is next to sure of its class"),
            Preset.TORCH_CAM,
            Map.of(
                    Method.GRAD_CAM_PLUS_PLUS,
                    "divides a copy of α's numerator by its denominator and drops it, so that w = Σ g²·relu(g)",
                    Method.SCORE_CAM,
                    "stretches the masks to 0..1 before it enlarges them, not after, and lets constant channels take part in"
                            + " the softmax",
                    Method.FINER_CAM,
                    "subtracts 0.6 times the plain mean of the other classes' scores, where CamAudit weights them by their"
                            + " probabilities"));

    private PresetDifferences() {}

    static Optional<String> of(Preset preset, String name) {
        Optional<Method> method = Method.named(name);
        if (method.filter(SAME.getOrDefault(preset, Set.of())::contains).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(method.map(OTHER.getOrDefault(preset, Map.of())::get)
                .map(difference -> preset.label() + " computes " + name + " otherwise: it " + difference)
                .orElseGet(() -> preset.label() + " has no " + name + ": this is CamAudit's raw map, made a heatmap as "
                        + preset.label() + " makes its own"));
    }
}
