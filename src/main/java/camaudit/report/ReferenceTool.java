package camaudit.report;

import camaudit.attribution.preset.Preset;
import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.vocabulary.MapKind;

/** Another tool whose overlays are drawn as its own users see them. */
public enum ReferenceTool {
    /** {@code overlay} of matplotlib's jet and the picture, half each, rounded down. */
    KERAS_VIS("keras-vis"),
    /** Matplotlib's {@code imshow} of jet, half opaque, over the picture, as in its examples. */
    TF_KERAS_VIS("tf-keras-vis"),
    /** {@code show_cam_on_image}: OpenCV's jet and the picture, half each, divided by the greatest value. */
    PYTORCH_GRAD_CAM("pytorch-grad-cam"),
    /** {@code overlay_mask}: the map resized bicubically and squared, in jet, under seven tenths of the picture. */
    TORCH_CAM("torch-cam"),
    /** {@code visualize_image_attr} of {@code blended_heat_map}: half opaque over the picture in gray; magnitudes. */
    CAPTUM("captum"),
    /** The same with {@code sign="all"}, for signed maps. */
    CAPTUM_SIGNED("captum, sign all");

    private static final double TORCH_CAM_ALPHA = 0.7;

    private final String label;

    ReferenceTool(String label) {
        this.label = label;
    }

    /** The tool whose heatmaps a preset reproduces. */
    static ReferenceTool of(Preset preset) {
        return switch (preset) {
            case KERAS_VIS -> KERAS_VIS;
            case TF_KERAS_VIS -> TF_KERAS_VIS;
            case PYTORCH_GRAD_CAM -> PYTORCH_GRAD_CAM;
            case TORCH_CAM -> TORCH_CAM;
            case CAPTUM -> CAPTUM;
        };
    }

    String label() {
        return label;
    }

    ColorMap colors() {
        return switch (this) {
            case KERAS_VIS, TF_KERAS_VIS, TORCH_CAM -> ColorMap.JET;
            case PYTORCH_GRAD_CAM -> ColorMap.OPENCV_JET;
            case CAPTUM -> ColorMap.BLUES;
            case CAPTUM_SIGNED -> ColorMap.RED_GREEN;
        };
    }

    /** How the tool draws a map of this kind. */
    ReferenceTool drawing(MapKind kind) {
        return this == CAPTUM && kind == MapKind.SIGNED ? CAPTUM_SIGNED : this;
    }

    /** Whether the tool's drawing resizes the map itself, from the size at which it was computed. */
    boolean resizes() {
        return this == TORCH_CAM;
    }

    /**
     * The tool's colours of a map at the size of the picture.
     *
     * @param heat the heatmap that the tool draws; 0..1, for captum any values
     */
    Pixels heatmap(FloatMap heat, Pixels input) {
        byte[] samples = new byte[3 * input.height() * input.width()];
        int[] entries = ReferenceScale.entries(this, heat, input);
        for (int i = 0; i < entries.length; i++) {
            int rgb = colors().entry(entries[i]);
            samples[3 * i] = (byte) (rgb >> 16);
            samples[3 * i + 1] = (byte) (rgb >> 8);
            samples[3 * i + 2] = (byte) rgb;
        }
        return new Pixels(input.height(), input.width(), 3, samples);
    }

    /** The tool's overlay at the size of the picture; arguments as of {@link #heatmap}. */
    Pixels overlay(FloatMap heat, Pixels input) {
        Pixels over = heatmap(heat, input);
        return switch (this) {
            case KERAS_VIS -> Blending.halves(over, input);
            case TF_KERAS_VIS -> Blending.halfOpaque(over, input);
            case PYTORCH_GRAD_CAM -> Blending.brightened(over, input);
            case TORCH_CAM -> Blending.blended(over, input, TORCH_CAM_ALPHA);
            case CAPTUM, CAPTUM_SIGNED -> Blending.halfOpaque(over, Blending.gray(input));
        };
    }
}
