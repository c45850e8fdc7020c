package camaudit.cli;

import camaudit.config.ExplainConfig;
import camaudit.engine.Plan;
import camaudit.explain.Recipe;
import camaudit.explain.SelfCheck;
import camaudit.image.Preprocess;
import camaudit.provenance.Environment;
import camaudit.provenance.RunReport;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.explain.ExplainAction;
import camaudit.spark.explain.Increment;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.Sources;
import camaudit.spark.table.RunTotals;
import camaudit.text.Redaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an explain run writes into {@code run.json} at its end. */
final class Reports {
    private Reports() {}

    static RunReport of(
            ExplainConfig config,
            ExplainPlan prepared,
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
                check.map(SelfCheckReport::report).orElse(Map.of()),
                counts(result.counts()),
                result.findings().counterfactual().map(FindingsReport::of).orElse(Map.of()),
                FindingsReport.of(result.findings().faithfulness()),
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
        all.put("methods", recipe.spec().methods());
        recipe.spec().options().reproduced().ifPresent(preset -> all.put("preset", preset.label()));
        all.put("mirrored", recipe.spec().mirrored());
        all.put("target", recipe.spec().target().written());
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
        all.put("orientation", recipe.spec().decode().orientation().name());
        all.put("background", recipe.spec().decode().background().written());
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

    private static Map<String, Object> counts(RunTotals result) {
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
        Increment increment = result.increment();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("images", result.now());
        all.put("images_before", increment.before());
        all.put("files_changed", increment.changed());
        all.put("files_touched", increment.touched());
        all.put("files_gone", increment.gone());
        all.put("units", increment.units());
        all.put("units_undone", increment.undone());
        all.put("members_ignored", increment.ignored());
        return all;
    }
}
