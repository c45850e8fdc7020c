package camaudit.config;

import camaudit.image.fit.Pipeline;
import camaudit.image.fit.PixelOptions;
import camaudit.image.fit.Preprocess;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How users say what a network's input is made of. */
final class PixelSettings {
    private static final int MOST = 100_000;

    static final List<Setting> SETTINGS = List.of(
            Setting.optional(
                    "channels", "rgb|bgr|gray", "channel order the network was trained on (default: by its input)"),
            Setting.optional(
                    "pipeline",
                    "keras-load-img|keras-dataset|torchvision|tf-image",
                    "prepare images exactly as that loader does: sets the defaults of the options below, each of which can still be given"),
            Setting.withDefault(
                    "resize",
                    "none|squash|crop|pad|shorter-side",
                    "none",
                    "what to do with an image of another size: none rejects it, squash stretches, crop fills and cuts, pad fits on black, "
                            + "shorter-side scales that side to --resize-to and cuts the centre, as torchvision does"),
            Setting.optional(
                    "resize-to",
                    "N",
                    "pixels of the shorter side with --resize shorter-side (default: 256/224 of the network's side)"),
            Setting.withDefault(
                    "interpolation",
                    "nearest|bilinear|pil-…|tf-bilinear",
                    "bilinear",
                    "how to resize: nearest and bilinear as OpenCV (no antialiasing), pil-nearest|box|bilinear|hamming|bicubic|lanczos as "
                            + "PIL, tf-bilinear as tf.image.resize"),
            Setting.withDefault("scale", "S", "1", "factor on 0..255, a number or a quotient: 1/255"),
            Setting.withDefault("offset", "O", "0", "added after the factor: x·S + O"),
            Setting.optional("mean", "M,…", "subtracted after scale and offset, one number or one per channel"),
            Setting.optional("std", "D,…", "divides last, one number or one per channel"));

    private PixelSettings() {}

    /** Reads these options; problems are left with {@code values}. */
    static PixelOptions read(Values values) {
        values.choice("pipeline", Pipeline.class).ifPresent(pipeline -> preset(pipeline.options(), values));
        List<Double> std = values.numbers("std");
        if (std.contains(0.0)) {
            values.problem(values.at("std") + " = " + std + ": nothing can be divided by 0");
        }
        Preprocess.Resize resize =
                values.choice("resize", Preprocess.Resize.class).orElse(Preprocess.Resize.NONE);
        OptionalLong resizeTo = values.whole("resize-to", 1);
        if (resizeTo.isPresent() && (resize != Preprocess.Resize.SHORTER_SIDE || resizeTo.getAsLong() > MOST)) {
            values.problem(values.at("resize-to") + " = " + resizeTo.getAsLong() + ": expected at most " + MOST
                    + ", with --resize shorter-side or --pipeline torchvision");
        }
        return new PixelOptions(
                values.choice("channels", Preprocess.Channels.class),
                resize,
                resizeTo.isPresent() ? OptionalInt.of((int) Math.min(resizeTo.getAsLong(), MOST)) : OptionalInt.empty(),
                values.choice("interpolation", Preprocess.Interpolation.class)
                        .orElse(Preprocess.Interpolation.BILINEAR),
                values.number("scale"),
                values.number("offset"),
                values.numbers("mean"),
                std);
    }

    /** Makes what a pipeline does the default of each single option. */
    private static void preset(PixelOptions pipeline, Values values) {
        values.fallBack("resize", Choices.written(pipeline.resize()));
        values.fallBack("interpolation", Choices.written(pipeline.interpolation()));
        values.fallBack("scale", Double.toString(pipeline.scale()));
        values.fallBack("offset", Double.toString(pipeline.offset()));
        if (!pipeline.mean().isEmpty()) {
            values.fallBack("mean", joined(pipeline.mean()));
            values.fallBack("std", joined(pipeline.std()));
        }
    }

    private static String joined(List<Double> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
