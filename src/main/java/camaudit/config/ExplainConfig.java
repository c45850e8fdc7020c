package camaudit.config;

import camaudit.image.fit.PixelOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Everything {@code explain} can be told.
 *
 * @param target which class is explained
 * @param batchSize empty where the memory of the buffers decides
 * @param unit images that are committed at once; 0 for some five minutes' work
 * @param effective every value as it took effect, for provenance
 */
public record ExplainConfig(
        ModelOptions model,
        ImageOptions images,
        ForegroundOptions foreground,
        PixelOptions pixels,
        MethodSettings methods,
        EvidenceOptions evidence,
        Target target,
        OptionalInt batchSize,
        Heatmap heatmap,
        String output,
        Existing existing,
        long unit,
        Map<String, Object> effective) {

    /** What happens to an earlier run in the output folder. */
    public enum Existing {
        /** It stops this one. */
        NEW,
        /** It is replaced. */
        OVERWRITE,
        /** It is continued. */
        RESUME
    }

    /** Whether a picture of the map is stored beside it. */
    public enum Heatmap {
        /** The raw map at the layer's resolution only. */
        NATIVE,
        /** An 8-bit PNG at the size of the network's input, too. */
        INPUT
    }

    public static final List<Setting> SETTINGS = Stream.of(
                    ModelOptions.SETTINGS,
                    ImageOptions.SETTINGS,
                    ForegroundOptions.SETTINGS,
                    PixelSettings.SETTINGS,
                    MethodSettings.SETTINGS,
                    EvidenceOptions.SETTINGS,
                    List.of(
                            Setting.withDefault(
                                    "target", "predicted|label|N", "predicted", "which class's score is explained"),
                            Setting.optional(
                                    "batch-size", "N", "images a task runs at once (default: by the network's size)"),
                            Setting.withDefault(
                                    "heatmap",
                                    "native|input",
                                    "native",
                                    "input also stores an 8-bit PNG at input size"),
                            Setting.required("output", "URI", "folder for explanations, rejections and run.json"),
                            Setting.flag("overwrite", "replace an earlier run in the output folder"),
                            Setting.flag(
                                    "resume",
                                    "go on with an earlier run in the output folder, stopped or finished: do what is missing, new or "
                                            + "changed; begin one where there is none"),
                            Setting.optional(
                                    "unit",
                                    "N",
                                    "images that are committed at once and that a stopped run repeats at most (default: some five "
                                            + "minutes' work)")))
            .flatMap(List::stream)
            .toList();

    public ExplainConfig {
        Objects.requireNonNull(model);
        Objects.requireNonNull(images);
        Objects.requireNonNull(foreground);
        Objects.requireNonNull(pixels);
        Objects.requireNonNull(methods);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(target);
        Objects.requireNonNull(batchSize);
        Objects.requireNonNull(heatmap);
        Objects.requireNonNull(existing);
        effective = Collections.unmodifiableMap(new LinkedHashMap<>(effective));
    }

    /**
     * Reads and validates.
     *
     * @throws ConfigException with all problems
     */
    public static ExplainConfig read(Values values) {
        long batch = values.whole("batch-size", 1).orElse(0);
        if (batch > Integer.MAX_VALUE) {
            values.problem(values.at("batch-size") + " = " + batch + ": that is no batch size");
        }
        ExplainConfig config = new ExplainConfig(
                ModelOptions.read(values),
                ImageOptions.read(values),
                ForegroundOptions.read(values),
                PixelSettings.read(values),
                MethodSettings.read(values),
                EvidenceOptions.read(values),
                values.parsed("target", values.text("target"), "predicted, label or a class number", Target::parse)
                        .orElse(Target.PREDICTED),
                batch < 1 || batch > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) batch),
                values.choice("heatmap", Heatmap.class).orElse(Heatmap.NATIVE),
                values.text("output"),
                existing(values),
                values.whole("unit", 1).orElse(0),
                values.effective());
        if (config.target().kind() == Target.Kind.LABEL
                && config.images().labels().equals("none")) {
            values.problem(values.at("target") + " = 'label', but labels = 'none': there is no label to explain");
        }
        config.methods().options().reproduced().ifPresent(preset -> {
            if (preset.fusion().isEmpty() && config.model().layers().size() > 1) {
                values.problem(values.at("preset") + " = '" + preset.label() + "': that tool explains one layer, not "
                        + config.model().layers());
            }
        });
        values.done();
        return config;
    }

    private static Existing existing(Values values) {
        if (values.flag("overwrite") && values.flag("resume")) {
            values.problem(values.at("overwrite") + " and " + values.at("resume")
                    + ": an earlier run is either replaced or continued, say one of them");
        }
        return values.flag("resume") ? Existing.RESUME : values.flag("overwrite") ? Existing.OVERWRITE : Existing.NEW;
    }
}
