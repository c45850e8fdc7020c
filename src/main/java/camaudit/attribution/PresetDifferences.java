package camaudit.attribution;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the tools that presets stand for compute a method otherwise than CamAudit, read from their sources. */
final class PresetDifferences {
    private static final Map<Preset, Set<String>> SAME = Map.of(
            Preset.KERAS_VIS, Set.of("grad-cam"),
            Preset.TF_KERAS_VIS, Set.of("grad-cam", "layer-cam"),
            Preset.PYTORCH_GRAD_CAM,
                    Set.of("grad-cam", "grad-cam++", "xgrad-cam", "hires-cam", "element-wise", "layer-cam"),
            Preset.TORCH_CAM, Set.of("cam", "grad-cam", "xgrad-cam", "layer-cam"),
            Preset.CAPTUM, Set.of("grad-cam"));

    private static final String SIGN = "leaves the sign of the principal component to its solver, so its map may be the"
            + " negative of CamAudit's, which takes the sign that makes the component's mean positive before centring";

    private static final Map<Preset, Map<String, String>> OTHER = Map.of(
            Preset.TF_KERAS_VIS,
            Map.of(
                    "grad-cam++",
                    "multiplies the gradients by the exponential of the score, divides α by its sum over the cells of a"
                            + " channel, and has no 1e-6 in α's denominator: w = exp(S)·Σ α·relu(g)/Σ α",
                    "score-cam",
                    "enlarges the masks with SciPy's zoom of order 1, and weights a channel by the target's probability"
                            + " for the masked image, without a softmax over channels"),
            Preset.PYTORCH_GRAD_CAM,
            Map.of(
                    "eigen-cam",
                    SIGN,
                    "eigen-grad-cam",
                    SIGN,
                    "full-grad",
                    "adds 1e-7 to the range of each map, and takes the biases of a convolution and of the normalization"
                            + " behind it one by one, where CamAudit may have folded them into one",
                    "score-cam",
                    "enlarges the masks with aligned corners, and lets constant channels take part in the softmax",
                    "ablation-cam",
                    "divides the drop of the score by the score itself, which turns the map over where the score is"
                            + " negative, and replaces a channel by the least activation less 1e7, not by 0, where the least"
                            + " activation is not 0",
                    "finer-cam",
                    "adds 1e-9 to the sum of the other classes' probabilities, which weighs in the score"
                            + " where the network is next to sure of its class"),
            Preset.TORCH_CAM,
            Map.of(
                    "grad-cam++",
                    "divides a copy of α's numerator by its denominator and drops it, so that w = Σ g²·relu(g)",
                    "score-cam",
                    "stretches the masks to 0..1 before it enlarges them, not after, and lets constant channels take part in"
                            + " the softmax",
                    "finer-cam",
                    "subtracts 0.6 times the plain mean of the other classes' scores, where CamAudit weights them by their"
                            + " probabilities"));

    private PresetDifferences() {}

    static Optional<String> of(Preset preset, String method) {
        if (SAME.getOrDefault(preset, Set.of()).contains(method)) {
            return Optional.empty();
        }
        String difference = OTHER.getOrDefault(preset, Map.of()).get(method);
        return Optional.of(
                difference == null
                        ? preset.label() + " has no " + method + ": this is CamAudit's raw map, made a heatmap as "
                                + preset.label() + " makes its own"
                        : preset.label() + " computes " + method + " otherwise: it " + difference);
    }
}
