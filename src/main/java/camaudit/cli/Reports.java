package camaudit.cli;

import camaudit.config.ExplainConfig;
import camaudit.config.Values;
import camaudit.engine.Plan;
import camaudit.explain.Recipe;
import camaudit.explain.SelfCheck;
import camaudit.image.Preprocess;
import camaudit.provenance.Environment;
import camaudit.provenance.RunReport;
import camaudit.spark.Counts;
import camaudit.spark.ExplainAction;
import camaudit.spark.PreparedModel;
import camaudit.spark.Workspace;
import camaudit.spark.source.Sources;
import camaudit.text.Redaction;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an explain run says at its end: to people and to {@code run.json}. */
final class Reports {
    private Reports() {}

    static RunReport of(
            ExplainConfig config,
            Preparation prepared,
            ExplainAction.Result result,
            Optional<SelfCheck> check,
            Workspace workspace) {
        PreparedModel model = prepared.model();
        ExplainAction.Request request = prepared.request();
        Instant finished = Instant.now();
        return new RunReport(
                request.runId(),
                result.started().truncatedTo(ChronoUnit.MILLIS).toString(),
                finished.truncatedTo(ChronoUnit.MILLIS).toString(),
                Math.round(result.seconds() * 1000) / 1000.0,
                Math.round(10 * result.rate()) / 10.0,
                Redaction.of(model(model)),
                explained(model, request),
                input(model.recipe()),
                Redaction.of(dataset(prepared.images())),
                Redaction.of(config.effective()),
                environment(model, workspace),
                check.map(Trust::report).orElse(Map.of()),
                counts(result.counts()),
                increment(result),
                result.shares());
    }

    private static Map<String, Object> model(PreparedModel model) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("uri", model.file().uri());
        all.put("sha256", model.file().sha256());
        all.put("bytes", model.file().size());
        all.put("name", model.plan().network().name());
        all.put("classes", model.plan().classes());
        all.put("head", model.plan().head().name());
        return all;
    }

    private static Map<String, Object> explained(PreparedModel model, ExplainAction.Request request) {
        Plan plan = model.plan();
        Recipe recipe = model.recipe();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("layer", String.join("+", plan.targets()));
        all.put("layer_shape", plan.targetShape().dims());
        all.put("cell_origin_y", plan.placement().vertical().origin());
        all.put("cell_step_y", plan.placement().vertical().step());
        all.put("cell_reach_y", plan.placement().vertical().reach());
        all.put("cell_origin_x", plan.placement().horizontal().origin());
        all.put("cell_step_x", plan.placement().horizontal().step());
        all.put("cell_reach_x", plan.placement().horizontal().reach());
        all.put("methods", recipe.methods());
        recipe.options().reproduced().ifPresent(preset -> all.put("preset", preset.label()));
        all.put("mirrored", recipe.mirrored());
        all.put("target", recipe.target().written());
        all.put("batch_size", request.batchSize());
        all.put("closed_form", plan.linearHead());
        return all;
    }

    private static Map<String, Object> input(Recipe recipe) {
        Preprocess pixels = recipe.pixels();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("height", pixels.height());
        all.put("width", pixels.width());
        all.put("channels", pixels.channels().name());
        all.put("resize", pixels.resize().name());
        if (pixels.resizeTo() > 0) {
            all.put("resize_to", pixels.resizeTo());
        }
        all.put("interpolation", pixels.interpolation().name());
        all.put("scale", pixels.scale());
        all.put("offset", pixels.offset());
        all.put("mean", pixels.mean());
        all.put("std", pixels.std());
        all.put("orientation", recipe.decode().orientation().name());
        all.put("background", recipe.decode().background().written());
        return all;
    }

    private static Map<String, Object> dataset(Sources.Opened images) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("uri", images.source().uri());
        all.put("layout", images.source().layout().name());
        all.put("description", images.source().description());
        all.put("labels", images.labels());
        all.put("foreground", images.foreground().isEmpty() ? "none" : images.foreground());
        all.put("class_names", images.classNames());
        return all;
    }

    private static Map<String, String> environment(PreparedModel model, Workspace workspace) {
        Map<String, String> all = Environment.describe();
        all.put("engine", model.backend());
        all.putAll(workspace.describe());
        return all;
    }

    private static Map<String, Object> counts(Counts result) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", result.images());
        all.put("explained", result.explained());
        all.put("rejected", result.rejected());
        all.put("maps", result.statuses());
        all.put("labelled", result.labelled());
        all.put("predicted_is_label", result.agreed());
        all.put("foreground_known", result.located());
        all.put("foreground_unusable", result.unlocated());
        return all;
    }

    private static Map<String, Object> increment(ExplainAction.Result result) {
        ExplainAction.Increment increment = result.increment();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", result.now());
        all.put("images_before", increment.before());
        all.put("files_changed", increment.changed());
        all.put("files_touched", increment.touched());
        all.put("files_gone", increment.gone());
        all.put("units", increment.units());
        all.put("units_undone", increment.undone());
        return all;
    }

    static void summarize(ExplainConfig config, ExplainAction.Result result, PrintStream out) {
        Counts counts = result.counts();
        increment(result, out);
        long rejected = counts.images() - counts.explained();
        out.printf(
                Locale.ROOT,
                "explained   %,d of %,d images in %.1f s, %,.1f images/s%n",
                counts.explained(),
                counts.images(),
                result.seconds(),
                result.rate());
        out.printf(Locale.ROOT, "rejected    %,d%s%n", rejected, rejected == 0 ? "" : ": " + listed(counts.rejected()));
        result.examples().forEach(example -> out.println("            " + Redaction.of(example)));
        out.println("maps        " + listed(counts.statuses()));
        if (counts.labelled() > 0) {
            out.printf(
                    Locale.ROOT,
                    "agreement   predicted is label for %,d of %,d images (%.1f %%)%n",
                    counts.agreed(),
                    counts.labelled(),
                    100.0 * counts.agreed() / counts.labelled());
        }
        if (counts.located() > 0 || !counts.unlocated().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "foreground  known for %,d of %,d images%s%n",
                    counts.located(),
                    counts.explained(),
                    counts.unlocated().isEmpty() ? "" : "; " + listed(counts.unlocated()));
        }
        if (!result.shares().isEmpty()) {
            out.println("time        "
                    + result.shares().entrySet().stream()
                            .filter(e -> e.getValue() >= 0.005)
                            .map(e -> String.format(Locale.ROOT, "%s %.0f %%", e.getKey(), 100 * e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        out.println("written     " + Redaction.of(config.output()) + "/{explanations,rejections,run.json}");
        if (counts.explained() == 0) {
            out.println("FAILED      no image could be explained: see the rejections above. "
                    + "Options such as --resize " + Values.written(Preprocess.Resize.SQUASH) + " may be missing.");
        }
    }

    private static void increment(ExplainAction.Result result, PrintStream out) {
        ExplainAction.Increment increment = result.increment();
        if (increment.before() == 0) {
            return;
        }
        out.printf(
                Locale.ROOT,
                "resumed     %,d images were done before, %,d were done now in %d units%s%n",
                increment.before(),
                result.now(),
                increment.units(),
                increment.undone() == 0
                        ? ""
                        : "; " + increment.undone() + " units were half done or damaged and done again");
        if (increment.changed() + increment.touched() + increment.gone() > 0) {
            out.printf(
                    Locale.ROOT,
                    "            files changed and done again: %,d; of another date, but the same: %,d; with results, but not in "
                            + "the dataset any more: %,d (their rows stay)%n",
                    increment.changed(),
                    increment.touched(),
                    increment.gone());
        }
    }

    private static String listed(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(e -> e.getKey() + " " + String.format(Locale.ROOT, "%,d", e.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
