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
                    "upsamples the activations with SciPy's zoom of order 1 before it masks the image, and weights a"
                            + " channel by the target's probability for the masked image, without a softmax over channels"),
            Preset.PYTORCH_GRAD_CAM,
            Map.of(
                    "eigen-cam",
                    SIGN,
                    "eigen-grad-cam",
                    SIGN,
                    "full-grad",
                    "takes the biases of convolutions and of the normalizations behind them one by one, and adds 1e-7 to"
                            + " the range of each map",
                    "score-cam",
                    "upsamples the activations with aligned corners before it scales them to 0..1 and masks the image,"
                            + " and weights a channel by the softmax over channels of the target's score",
                    "ablation-cam",
                    "puts the least activation less 1e7 in a channel's place, not 0, where the least activation is not 0;"
                            + " a weight is the drop of the score divided by the score, whatever its sign",
                    "finer-cam",
                    "adds 1e-9 to the sum of the other classes' probabilities, which shrinks the score where the network is"
                            + " next to sure of its class, and starts from the predicted class"),
            Preset.TORCH_CAM,
            Map.of(
                    "grad-cam++",
                    "divides a copy by α's denominator and drops it, so that α is g² alone: w = Σ g²·relu(g)",
                    "score-cam",
                    "scales the activations to 0..1 before it upsamples them with half-pixel centres and masks the image,"
                            + " and weights a channel by the softmax over channels of the target's score",
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
