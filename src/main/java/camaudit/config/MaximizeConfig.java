package camaudit.config;

import camaudit.attribution.ascent.AscentOptions;
import camaudit.image.fit.PixelOptions;
import camaudit.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The validated settings of {@code maximize}.
 *
 * @param classes numbers, names, or {@code all}
 * @param start gray, black, white, noise or the URI of an image
 * @param zoom empty where the picture's size decides
 */
public record MaximizeConfig(
        ModelSpec model,
        String backend,
        PixelOptions pixels,
        List<String> classes,
        List<String> classNames,
        String output,
        String start,
        AscentOptions ascent,
        long seed,
        OptionalInt zoom,
        boolean overwrite) {
    private static final AscentOptions DEFAULT = AscentOptions.DEFAULT;
    private static final int MOST = 1_000_000;

    public static final List<Setting> SETTINGS = Stream.of(
                    List.of(
                            ModelSettings.MODEL,
                            Setting.required(
                                            "class",
                                            "N|NAME|all",
                                            "the class to draw, by number, or by name with --class-names; several give "
                                                    + "several files")
                                    .repeated(),
                            Setting.required(
                                    "output",
                                    "FILE",
                                    "the PNG to write; for several classes the name of each file ends in the class's number"),
                            ModelSettings.INPUT_SIZE,
                            ModelSettings.BACKEND),
                    PixelSettings.SETTINGS,
                    List.of(
                            Setting.optional(
                                    "class-names", "A,B,…|FILE", "names of the classes, in the network's order"),
                            Setting.withDefault(
                                    "start",
                                    "gray|black|white|noise|URI",
                                    "gray",
                                    "the picture to begin with and to stay near; an image is fitted by " + "--resize"),
                            Setting.withDefault(
                                    "steps", "N", Integer.toString(DEFAULT.steps()), "steps of gradient ascent"),
                            Setting.withDefault(
                                    "learning-rate",
                                    "R",
                                    Double.toString(DEFAULT.learningRate()),
                                    "of Adam, in brightness 0..1: about what a pixel can change in a step"),
                            Setting.withDefault(
                                    "tv-weight",
                                    "W",
                                    Double.toString(DEFAULT.variationWeight()),
                                    "weight of the total variation: more is smoother"),
                            Setting.withDefault(
                                    "p", "P", Double.toString(DEFAULT.power()), "power of the norm, above 1"),
                            Setting.withDefault(
                                    "norm-weight",
                                    "W",
                                    Double.toString(DEFAULT.normWeight()),
                                    "weight of the p-norm of the distance from the start: more is fainter"),
                            Setting.withDefault(
                                    "jitter",
                                    "SHARE|PIXELS",
                                    "1/16",
                                    "the farthest random shift before a step, in pixels, or below 1 as a share of the side"),
                            Setting.withDefault(
                                    "seed", "N", "1", "of shifts and noise: the same seed gives the same file"),
                            Setting.optional(
                                    "zoom",
                                    "N",
                                    "draw each pixel as N×N (default: so that the shorter side has 224 or more)"),
                            Setting.flag("overwrite", "replace files that exist")))
            .flatMap(List::stream)
            .toList();

    public MaximizeConfig {
        Objects.requireNonNull(model);
        Objects.requireNonNull(backend);
        Objects.requireNonNull(pixels);
        classes = List.copyOf(classes);
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(output);
        Objects.requireNonNull(start);
        Objects.requireNonNull(ascent);
        Objects.requireNonNull(zoom);
    }

    /**
     * Reads and validates.
     *
     * @throws ConfigException with all problems
     */
    public static MaximizeConfig read(Values values) {
        String output = values.text("output");
        if (!output.isEmpty() && !output.endsWith(".png")) {
            values.problem(values.at("output") + " = '" + output + "': expected the name of a file that ends in .png");
        }
        int zoom = values.whole("zoom", 1, 100, 0);
        MaximizeConfig config = new MaximizeConfig(
                ModelSettings.read(values),
                ModelSettings.backend(values),
                PixelSettings.read(values),
                classes(values),
                ClassNames.read(values),
                output,
                values.text("start"),
                ascent(values),
                values.whole("seed", Long.MIN_VALUE).orElse(0),
                zoom > 0 ? OptionalInt.of(zoom) : OptionalInt.empty(),
                values.flag("overwrite"));
        values.done();
        return config;
    }

    private static List<String> classes(Values values) {
        List<String> classes = new ArrayList<>(values.list("class"));
        if (classes.size() > 1 && classes.contains("all")) {
            values.problem(values.at("class") + " = " + classes + ": expected 'all' alone, or classes without it");
        }
        return classes;
    }

    private static AscentOptions ascent(Values values) {
        return new AscentOptions(
                values.whole("steps", 0, MOST, 0),
                atLeastZero(values, "learning-rate"),
                atLeastZero(values, "tv-weight"),
                values.number("p", "a number above 1, at most 100", p -> p > 1 && p <= 100)
                        .orElse(DEFAULT.power()),
                atLeastZero(values, "norm-weight"),
                atLeastZero(values, "jitter"));
    }

    private static double atLeastZero(Values values, String name) {
        return values.number(name, "a number of 0 or more", n -> n >= 0).orElse(0);
    }
}
