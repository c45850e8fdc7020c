package camaudit.network.keras;

import camaudit.network.Identity;
import camaudit.network.Operation;
import java.util.List;
import java.util.Map;

/** Readers of augmentation layers, which pass images through at inference. */
final class RandomLayers {
    private static final List<String> COMMON = List.of("seed", "data_format", "value_range", "factor");
    private static final List<String> FILL = List.of("fill_mode", "fill_value", "interpolation");

    /** The supported classes, with the options that each has besides the common ones. */
    static final Map<String, List<String>> OPTIONS = Map.ofEntries(
            Map.entry("RandomFlip", List.of("mode")),
            Map.entry("RandomRotation", FILL),
            Map.entry(
                    "RandomZoom", List.of("height_factor", "width_factor", "fill_mode", "fill_value", "interpolation")),
            Map.entry(
                    "RandomTranslation",
                    List.of("height_factor", "width_factor", "fill_mode", "fill_value", "interpolation")),
            Map.entry("RandomContrast", List.of()),
            Map.entry("RandomBrightness", List.of()),
            Map.entry("RandomHue", List.of()),
            Map.entry("RandomSaturation", List.of()),
            Map.entry("RandomSharpness", List.of()),
            Map.entry("RandomGrayscale", List.of()),
            Map.entry("RandomInvert", List.of()),
            Map.entry("RandomColorDegeneration", List.of()),
            Map.entry("RandomPosterization", List.of()),
            Map.entry("RandomErasing", List.of("scale", "fill_value")),
            Map.entry("RandomGaussianBlur", List.of("kernel_size", "sigma")),
            Map.entry(
                    "RandomColorJitter",
                    List.of("brightness_factor", "contrast_factor", "saturation_factor", "hue_factor")),
            Map.entry("RandomShear", List.of("x_factor", "y_factor", "fill_mode", "fill_value", "interpolation")),
            Map.entry("RandomPerspective", List.of("scale", "fill_value", "interpolation")));

    private RandomLayers() {}

    /** True for layers whose inference does not change if a call states {@code training = true}. */
    static boolean ignoresTraining(String className) {
        return OPTIONS.containsKey(className) || className.equals("CenterCrop") || className.equals("Resizing");
    }

    static Operation read(Options options) {
        COMMON.forEach(options::ignore);
        OPTIONS.getOrDefault(options.layer().className(), List.of()).forEach(options::ignore);
        return new Identity(options.layer().className());
    }
}
