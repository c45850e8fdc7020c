package camaudit.config;

import camaudit.attribution.method.MethodOptions;
import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.PixelOptions;
import camaudit.spec.DatasetSpec;
import camaudit.spec.EvidenceSpec;
import camaudit.spec.ExplainOptions;
import camaudit.spec.ExplainSpec;
import camaudit.spec.HeatmapChoice;
import camaudit.spec.ModelSpec;
import camaudit.spec.OutputMode;
import camaudit.spec.OutputSpec;
import camaudit.spec.TargetRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The validated settings of {@code explain}.
 *
 * @param batchSize empty where the memory of the buffers decides
 * @param maxCoreHours methods that probe the network again are refused above this estimate
 * @param selfCheck on how many images the run checks itself first; 0 for none
 * @param effective every value as it took effect, for provenance
 */
public record ExplainConfig(
        ModelSpec model,
        DatasetSpec images,
        ExplainOptions options,
        EvidenceSpec evidence,
        OutputSpec output,
        OptionalInt batchSize,
        double maxCoreHours,
        int selfCheck,
        Map<String, Object> effective) {
    public static final List<Setting> SETTINGS = Stream.of(
                    ModelSettings.SETTINGS,
                    DatasetSettings.SETTINGS,
                    ForegroundSettings.SETTINGS,
                    PixelSettings.SETTINGS,
                    MethodSettings.SETTINGS,
                    EvidenceSettings.SETTINGS,
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
        Objects.requireNonNull(options);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(output);
        Objects.requireNonNull(batchSize);
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
                ModelSettings.read(values),
                DatasetSettings.read(values),
                options(values),
                EvidenceSettings.read(values),
                new OutputSpec(
                        values.text("output"),
                        mode(values),
                        values.choice("heatmap", HeatmapChoice.class).orElse(HeatmapChoice.NATIVE),
                        values.whole("unit", 1).orElse(0)),
                batch < 1 || batch > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) batch),
                MethodSettings.maxCoreHours(values),
                MethodSettings.selfCheck(values),
                values.effective());
        ExplainSpec spec = config.options().spec();
        if (spec.target().kind() == TargetRule.Kind.LABEL
                && config.images().labels().equals("none")) {
            values.problem(values.at("target") + " = 'label', but labels = 'none': there is no label to explain");
        }
        spec.options().reproduced().ifPresent(preset -> {
            if (preset.fusion().isEmpty() && spec.layers().size() > 1) {
                values.problem(values.at("preset") + " = '" + preset.label() + "': that tool explains one layer, not "
                        + spec.layers());
            }
        });
        values.done();
        return config;
    }

    private static ExplainOptions options(Values values) {
        String backend = ModelSettings.backend(values);
        DecodeOptions decode = DatasetSettings.decode(values);
        PixelOptions pixels = PixelSettings.read(values);
        List<String> methods = MethodSettings.methods(values);
        MethodOptions options = MethodSettings.options(values, methods);
        TargetRule target = values.parsed(
                        "target", values.text("target"), "predicted, label or a class number", TargetRule::parse)
                .orElse(TargetRule.PREDICTED);
        return new ExplainOptions(
                new ExplainSpec(
                        ModelSettings.layers(values), methods, options, values.flag("flip"), target, decode, backend),
                pixels);
    }

    private static OutputMode mode(Values values) {
        if (values.flag("overwrite") && values.flag("resume")) {
            values.problem(values.at("overwrite") + " and " + values.at("resume")
                    + ": an earlier run is either replaced or continued, say one of them");
        }
        return values.flag("resume")
                ? OutputMode.RESUME
                : values.flag("overwrite") ? OutputMode.OVERWRITE : OutputMode.NEW;
    }
}
