package camaudit.spark.explain;

import camaudit.attribution.preset.Preset;
import camaudit.explain.BatchExplainer;
import camaudit.explain.Counterfactual;
import camaudit.explain.Explanation;
import camaudit.image.PngWriter;
import camaudit.image.fit.Preprocess;
import camaudit.resample.FloatMap;
import camaudit.spark.counterfactual.CounterfactualPlan;
import camaudit.spark.counterfactual.Counterfactuals;
import camaudit.spark.executor.ExecutorPlans;
import camaudit.spark.sample.FittedImage;
import camaudit.spark.sample.ForegroundMaps;
import camaudit.spark.table.ExplanationTable;
import camaudit.spark.table.TaskSpec;
import camaudit.spec.HeatmapChoice;
import camaudit.vocabulary.MapStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Explains batches of pictures on one task's buffers, as rows of the explanations table. */
final class RowExplainer {
    private final TaskSpec spec;
    private final HeatmapChoice heatmap;
    private final BatchExplainer explainer;
    private final Optional<Counterfactuals> counterfactuals;

    /** @param plan empty where the variants of pictures are not scored */
    RowExplainer(TaskSpec spec, HeatmapChoice heatmap, ExecutorPlans.Loan loan, Optional<CounterfactualPlan> plan) {
        this.spec = spec;
        this.heatmap = heatmap;
        this.explainer = new BatchExplainer(spec.recipe(), loan.plan(), loan.session());
        this.counterfactuals = plan.map(p -> new Counterfactuals(p, explainer, spec.batchSize()));
    }

    /** The rows of a batch of at most the batch size, in its order. */
    List<Row> explain(List<FittedImage> batch, RunMetrics tally) {
        long start = System.nanoTime();
        long forward = explainer.forwardNanos();
        long backward = explainer.backwardNanos();
        List<Explanation> explanations =
                explainer.explain(batch.stream().map(FittedImage::sample).toList());
        List<ForegroundMaps> foregrounds = batch.stream()
                .map(image -> image.foreground(spec.recipe().pixels()))
                .toList();
        List<Counterfactual> variants = variants(batch, explanations, foregrounds);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Explanation explanation = explanations.get(i);
            FittedImage image = batch.get(i);
            tally.explained(image.image(), explanation.predicted());
            ForegroundMaps foreground = foregrounds.get(i);
            for (Explanation.MethodMap map : explanation.maps()) {
                tally.map(map.status());
                rows.add(row(image, explanation, map, foreground, variants.get(i)));
            }
            foreground.outcome().ifPresent(tally::foreground);
        }
        forward = explainer.forwardNanos() - forward;
        backward = explainer.backwardNanos() - backward;
        tally.spent(RunMetrics.Phase.FORWARD, forward);
        tally.spent(RunMetrics.Phase.BACKWARD, backward);
        tally.spent(RunMetrics.Phase.MAPS, System.nanoTime() - start - forward - backward);
        return rows;
    }

    private List<Counterfactual> variants(
            List<FittedImage> batch, List<Explanation> explanations, List<ForegroundMaps> foregrounds) {
        Preprocess pixels = spec.recipe().pixels();
        return counterfactuals
                .map(c -> c.of(
                        batch,
                        explanations,
                        foregrounds.stream()
                                .map(f -> f.covering(pixels.height(), pixels.width()))
                                .toList()))
                .orElseGet(() -> Collections.nCopies(batch.size(), Counterfactual.NONE));
    }

    private Row row(
            FittedImage image,
            Explanation explanation,
            Explanation.MethodMap map,
            ForegroundMaps foreground,
            Counterfactual counterfactual) {
        Optional<byte[]> png = heatmap == HeatmapChoice.INPUT && map.status() != MapStatus.NOT_FINITE
                ? Optional.of(heatmap(map))
                : Optional.empty();
        return ExplanationTable.encode(
                image.image(),
                image.original(),
                explanation,
                map,
                png,
                foreground.at(map.raw().map().height(), map.raw().map().width()),
                counterfactual,
                spec);
    }

    private byte[] heatmap(Explanation.MethodMap map) {
        int height = spec.recipe().pixels().height();
        int width = spec.recipe().pixels().width();
        Optional<Preset> preset = spec.recipe().spec().options().reproduced();
        FloatMap finished = preset.isPresent()
                ? preset.get().heatmap(map.method(), map.raw().layers(), height, width)
                : map.raw().map();
        return preset.isEmpty() || preset.get().signed()
                ? PngWriter.heatmap(finished, height, width)
                : PngWriter.finished(finished);
    }
}
