package camaudit.attribution.preset;

import camaudit.attribution.Response;
import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import camaudit.vocabulary.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Another tool whose heatmaps are reproduced: what it does with gradients before the formula of a method and with the raw map after it.
 *
 * <p>N(x, ε) = (x − min x)/(max x − min x + ε) below, per image. A raw map is not scaled before that, so ε matters where a map's values are
 * of its size, and a map whose values differ only by rounding may come out as anything.
 */
public enum Preset {
    /**
     * keras-vis 0.5 ({@code visualize_cam}): g/(max g + 1e-7) with the signed max over all cells and channels of an image, so that the
     * map is turned over where all gradients are negative; N(resized(ReLU(raw)), 1e-7), the resize being {@link Geometry#CUBIC_SPLINE}.
     * Its scores are logits where the user has replaced the softmax, as its documentation asks.
     */
    KERAS_VIS(Geometry.CUBIC_SPLINE, 1e-7),
    /** tf-keras-vis 0.8 and later ({@code Gradcam} and others): N(resized(ReLU(raw)), 1e-7), the resize being {@link Geometry#CORNER}. */
    TF_KERAS_VIS(Geometry.CORNER, 1e-7),
    /**
     * pytorch-grad-cam 1.5 ({@code BaseCAM}): N(resized(N(ReLU(raw), 1e-7)), 1e-7), the resize being {@link Geometry#HALFPIXEL}; of
     * several layers, N of the mean of what is resized.
     */
    PYTORCH_GRAD_CAM(Geometry.HALFPIXEL, 1e-7),
    /**
     * torch-cam ({@code _CAM}): N(ReLU(raw), 1e-8) at the size of the map, for {@code cam} without the ReLU; of several layers ({@code
     * fuse_cams}), the greatest at each cell after each is resized with half-pixel centres to the largest, for {@code layer-cam} of
     * tanh(2x).
     */
    TORCH_CAM(Geometry.HALFPIXEL, 1e-8),
    /**
     * captum ({@code LayerGradCam} with {@code LayerAttribution.interpolate}): the raw map, signed and in units of the logit, the
     * resize being {@link Geometry#NEAREST}.
     */
    CAPTUM(Geometry.NEAREST, 0);

    private final Geometry geometry;
    private final double epsilon;

    Preset(Geometry geometry, double epsilon) {
        this.geometry = geometry;
        this.epsilon = epsilon;
    }

    /** As users write it: {@code keras-vis}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether the target layer that the tool picks by itself may be a pooling layer: the last convolution or pooling before the scores.
     * torch-cam picks the last module of any kind with a map of more than one cell, which is not followed here.
     */
    public boolean poolingCounts() {
        return this == KERAS_VIS;
    }

    /** Whether a heatmap holds values of both signs, in units of the logit; otherwise they are 0 to 1. */
    public boolean signed() {
        return this == CAPTUM;
    }

    /**
     * How the maps of several layers become one; empty where the tool takes one layer. {@link Fusion#of} differs from {@link
     * #heatmap(String, List, int, int)} in that it divides ReLU(raw) by its peak and resizes to the largest map.
     */
    public Optional<Fusion> fusion() {
        return switch (this) {
            case PYTORCH_GRAD_CAM -> Optional.of(Fusion.MEAN);
            case TORCH_CAM -> Optional.of(Fusion.MAXIMUM);
            case KERAS_VIS, TF_KERAS_VIS, CAPTUM -> Optional.empty();
        };
    }

    /** The response that the formula of a method is given; the same one where the tool leaves gradients as they are. */
    public Response normalised(Response response) {
        return this == KERAS_VIS ? PresetScaling.byGreatestGradient(response, epsilon) : response;
    }

    /**
     * The heatmap of a map of one layer by any method except torch-cam's {@code cam}.
     *
     * @param raw signed
     * @return of {@code outHeight}×{@code outWidth}, or of the size of {@code raw} for torch-cam, which does not resize
     * @throws IllegalArgumentException if a value is not finite or the sizes do not fit
     */
    public FloatMap heatmap(FloatMap raw, int outHeight, int outWidth) {
        return heatmap("", List.of(raw), outHeight, outWidth);
    }

    /**
     * The heatmap of one or several layers' maps.
     *
     * @param method as users write it, e.g. {@code grad-cam}
     * @param layers the raw map of each layer
     * @return of {@code outHeight}×{@code outWidth}, or, for torch-cam, of the largest height and width of all maps
     * @throws IllegalArgumentException if a value is not finite, a size is not above 0, or the tool takes one layer only
     */
    public FloatMap heatmap(String method, List<FloatMap> layers, int outHeight, int outWidth) {
        if (layers.isEmpty() || (layers.size() > 1 && fusion().isEmpty())) {
            throw new IllegalArgumentException(
                    label() + " explains one layer, not " + layers.size() + ": name one, or use another preset");
        }
        layers.forEach(FloatMap::requireFinite);
        return switch (this) {
            case KERAS_VIS, TF_KERAS_VIS ->
                PresetScaling.minMax(resized(layers.get(0).positive(), outHeight, outWidth), epsilon);
            case CAPTUM -> resized(layers.get(0), outHeight, outWidth);
            case PYTORCH_GRAD_CAM ->
                PresetScaling.minMax(
                        PresetScaling.mean(layers.stream()
                                .map(map -> PresetScaling.minMax(map.positive(), epsilon))
                                .map(map -> resized(map, outHeight, outWidth))
                                .toList()),
                        epsilon);
            case TORCH_CAM -> torchCam(method, layers);
        };
    }

    private FloatMap torchCam(String method, List<FloatMap> layers) {
        List<FloatMap> maps = layers.stream()
                .map(map -> PresetScaling.minMax(method.equals(Method.CAM.label()) ? map : map.positive(), epsilon))
                .toList();
        if (maps.size() == 1) {
            return maps.get(0);
        }
        FloatMap whole = FloatMap.covering(maps);
        return PresetScaling.greatest(maps.stream()
                .map(map -> method.equals(Method.LAYER_CAM.label()) ? PresetScaling.saturated(map) : map)
                .map(map -> resized(map, whole.height(), whole.width()))
                .toList());
    }

    private FloatMap resized(FloatMap map, int outHeight, int outWidth) {
        return geometry.resize(map, outHeight, outWidth);
    }

    /**
     * In which way the tool's raw map differs from CamAudit's, in words for the user; empty where both have the same formula. Where the
     * tool has no such method, says so.
     *
     * @param method as users write it, e.g. {@code grad-cam}
     */
    public Optional<String> differs(String method) {
        return PresetDifferences.of(this, method);
    }
}
