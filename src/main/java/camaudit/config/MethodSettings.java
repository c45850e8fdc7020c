package camaudit.config;

import camaudit.attribution.method.Attributions;
import camaudit.attribution.method.MethodOptions;
import camaudit.attribution.preset.Fusion;
import camaudit.attribution.preset.Preset;
import camaudit.vocabulary.Method;
import java.util.Arrays;
import java.util.List;

/** By which methods images are explained. */
final class MethodSettings {
    private static final MethodOptions DEFAULT = MethodOptions.DEFAULT;
    private static final List<String> LABELS =
            Arrays.stream(Preset.values()).map(Preset::label).toList();

    static final List<Setting> SETTINGS = List.of(
            Setting.withDefault(
                            "method",
                            "NAME",
                            Method.GRAD_CAM.label(),
                            "attribution method, one row each: " + String.join(", ", Attributions.names()))
                    .repeated(),
            Setting.optional(
                    "preset",
                    "NAME",
                    "reproduces another tool: " + String.join(", ", LABELS)
                            + "; what it does with gradients, its heatmaps (--heatmap input) and, in 'render', its colours"),
            Setting.withDefault("fusion", "maximum|mean", "maximum", "how the maps of several --layer become one"),
            Setting.flag("flip", "smooth: the mean of each map and that of the mirrored image, mirrored back"),
            Setting.withDefault(
                    "top-channels",
                    "N",
                    Integer.toString(DEFAULT.channels()),
                    "score-cam and ablation-cam probe only the N channels that vary most; 0 probes all"),
            Setting.withDefault("samples", "N", Integer.toString(DEFAULT.samples()), "noisy copies for smooth-grad"),
            Setting.withDefault(
                    "noise",
                    "S",
                    Double.toString(DEFAULT.noise()),
                    "standard deviation of that noise, as a share of the image's value range"),
            Setting.withDefault(
                    "steps", "N", Integer.toString(DEFAULT.steps()), "points on the path of integrated-gradients"),
            Setting.withDefault(
                    "finer-alpha",
                    "A",
                    Double.toString(DEFAULT.alpha()),
                    "how much of the similar classes finer-cam subtracts"),
            Setting.withDefault(
                    "finer-classes", "N", Integer.toString(DEFAULT.others()), "how many similar classes those are"),
            Setting.withDefault(
                    "max-core-hours",
                    "H",
                    "1",
                    "methods that probe the network again print an estimate first, and are refused above this one"),
            Setting.withDefault(
                    "self-check",
                    "N",
                    "0",
                    "first check on N images that gradients are right for this model (finite differences) and that the "
                            + "methods answer to its weights (randomisation); a failed check stops the run"));

    private MethodSettings() {}

    /** Names of methods; problems are left with {@code values}. */
    static List<String> methods(Values values) {
        List<String> methods = values.list("method").stream().distinct().toList();
        List<String> known = Attributions.names();
        for (String method : methods) {
            if (!known.contains(method)) {
                values.problem(values.at("method") + " = '" + method + "': expected one of " + String.join(", ", known)
                        + Suggestion.of(method, known));
            }
        }
        return methods;
    }

    /** The options of these methods; problems are left with {@code values}. */
    static MethodOptions options(Values values, List<String> methods) {
        MethodOptions options = new MethodOptions(
                values.choice("fusion", Fusion.class).orElse(Fusion.MAXIMUM),
                values.whole("top-channels", 0, Integer.MAX_VALUE, 0),
                values.whole("samples", 1, MethodOptions.MOST, DEFAULT.samples()),
                values.number("noise", "a number 0 to 1", n -> n >= 0 && n <= 1).orElse(0),
                values.whole("steps", 1, MethodOptions.MOST, DEFAULT.steps()),
                values.number("finer-alpha", "a number of 0 or more", a -> a >= 0 && a <= MethodOptions.MOST)
                        .orElse(0),
                values.whole("finer-classes", 1, Integer.MAX_VALUE, DEFAULT.others()),
                values.choice("preset", Preset.class).orElse(null));
        options.reproduced()
                .ifPresent(preset -> methods.forEach(method -> preset.differs(method)
                        .ifPresent(why -> values.problem(values.at("preset") + " = '" + preset.label()
                                + "' does not reproduce " + method + ": " + preset.label() + " " + why
                                + ". Leave out the preset or the method"))));
        return options;
    }

    /** Methods that probe the network again are refused above this estimate. */
    static double maxCoreHours(Values values) {
        return values.number("max-core-hours", "a number of hours, 0 or more", h -> h >= 0)
                .orElse(0);
    }

    /** On how many images a run checks itself first; 0 for none. */
    static int selfCheck(Values values) {
        return values.whole("self-check", 0, Integer.MAX_VALUE, 0);
    }
}
