package camaudit.config;

import camaudit.image.PixelOptions;
import camaudit.image.Preprocess;
import java.util.List;

/** How users say what a network's input is made of. */
final class PixelSettings {
    static final List<Setting> SETTINGS = List.of(
            Setting.optional(
                    "channels", "rgb|bgr|gray", "channel order the network was trained on (default: by its input)"),
            Setting.withDefault(
                    "resize",
                    "none|squash|crop|pad",
                    "none",
                    "what to do with an image of another size: none rejects it, squash stretches, crop fills and cuts, pad fits on black"),
            Setting.withDefault(
                    "interpolation", "nearest|bilinear", "bilinear", "how to resize (half-pixel, no antialiasing)"),
            Setting.withDefault("scale", "S", "1", "factor on 0..255, a number or a quotient: 1/255"),
            Setting.withDefault("offset", "O", "0", "added after the factor: x·S + O"),
            Setting.optional("mean", "M,…", "subtracted after scale and offset, one number or one per channel"),
            Setting.optional("std", "D,…", "divides last, one number or one per channel"));

    private PixelSettings() {}

    /** Reads these options; problems are left with {@code values}. */
    static PixelOptions read(Values values) {
        List<Double> std = values.numbers("std");
        if (std.contains(0.0)) {
            values.problem(values.at("std") + " = " + std + ": nothing can be divided by 0");
        }
        return new PixelOptions(
                values.choice("channels", Preprocess.Channels.class),
                values.choice("resize", Preprocess.Resize.class).orElse(Preprocess.Resize.NONE),
                values.choice("interpolation", Preprocess.Interpolation.class)
                        .orElse(Preprocess.Interpolation.BILINEAR),
                values.number("scale"),
                values.number("offset"),
                values.numbers("mean"),
                std);
    }
}
