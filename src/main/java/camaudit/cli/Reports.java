package camaudit.cli;

import camaudit.config.ExplainConfig;
import camaudit.engine.Plan;
import camaudit.explain.Recipe;
import camaudit.explain.SelfCheck;
import camaudit.provenance.Environment;
import camaudit.provenance.ReportedCheck;
import camaudit.provenance.ReportedDataset;
import camaudit.provenance.ReportedInput;
import camaudit.provenance.ReportedModel;
import camaudit.provenance.ReportedTarget;
import camaudit.provenance.RunReport;
import camaudit.resample.Placement;
import camaudit.spark.executor.PreparedModel;
import camaudit.spark.explain.ExplainResult;
import camaudit.spark.explain.RunKey;
import camaudit.spark.session.Workspace;
import camaudit.spark.source.OpenedSource;
import camaudit.text.Redaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What an explain run writes into {@code run.json} at its end. */
final class Reports {
    private Reports() {}

    static RunReport of(
            ExplainConfig config,
            ExplainPlan prepared,
            ExplainResult result,
            Optional<SelfCheck> check,
            Workspace workspace) {
        PreparedModel model = prepared.model();
        Recipe recipe = model.recipe();
        Instant finished = Instant.now();
        Map<String, String> environment = Environment.describe();
        environment.put("engine", model.backend());
        environment.put("table_version", RunKey.tableVersion());
        environment.putAll(workspace.describe());
        return new RunReport(
                prepared.request().runId(),
                result.started().truncatedTo(ChronoUnit.MILLIS).toString(),
                finished.truncatedTo(ChronoUnit.MILLIS).toString(),
                Math.round(result.seconds() * 1000) / 1000.0,
                Math.round(10 * result.rate()) / 10.0,
                model(model),
                explained(model.plan(), recipe, prepared.request().batchSize()),
                ReportedInput.of(recipe.pixels(), recipe.spec().decode()),
                dataset(prepared.images()),
                Redaction.of(config.effective()),
                environment,
                check.map(SelfCheckReport::of).orElse(ReportedCheck.NONE),
                result.counts(),
                result.findings().counterfactual().map(FindingsReport::of).orElse(Map.of()),
                FindingsReport.of(result.findings().faithfulness()),
                result.findings().masks() == 0
                        ? Map.of()
                        : Map.of("images", result.findings().masks()),
                result.increment(),
                result.shares());
    }

    private static ReportedModel model(PreparedModel model) {
        return new ReportedModel(
                Redaction.of(model.file().uri()),
                model.file().sha256(),
                model.file().size(),
                Redaction.of(model.plan().network().name()),
                model.plan().classes(),
                model.plan().head().name());
    }

    private static ReportedTarget explained(Plan plan, Recipe recipe, int batchSize) {
        Placement.Axis down = plan.placement().vertical();
        Placement.Axis across = plan.placement().horizontal();
        return new ReportedTarget(
                String.join("+", plan.targets()),
                plan.targetShape().dims(),
                down.origin(),
                down.step(),
                down.reach(),
                across.origin(),
                across.step(),
                across.reach(),
                recipe.spec().methods(),
                recipe.spec()
                        .options()
                        .reproduced()
                        .map(preset -> preset.label())
                        .orElse(null),
                recipe.spec().mirrored(),
                recipe.spec().target().written(),
                batchSize,
                plan.linearHead());
    }

    private static ReportedDataset dataset(OpenedSource images) {
        return new ReportedDataset(
                Redaction.of(images.source().uri()),
                images.source().layout(),
                Redaction.of(images.source().description()),
                Redaction.of(images.labels()),
                images.foreground().isEmpty() ? "none" : Redaction.of(images.foreground()),
                images.classNames().stream().map(Redaction::of).toList());
    }
}
