package camaudit.spark;

import camaudit.attribution.Preset;
import camaudit.attribution.Status;
import camaudit.explain.Backdrops;
import camaudit.explain.BatchExplainer;
import camaudit.explain.Counterfactual;
import camaudit.explain.Explanation;
import camaudit.explain.Sample;
import camaudit.image.Pixels;
import camaudit.image.PngWriter;
import camaudit.image.fit.Preprocess;
import camaudit.resample.FloatMap;
import camaudit.spark.source.SourceImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Explains batches of pictures on one task's buffers, as rows of the explanations table. */
final class RowExplainer {
    private static final int SEED_DIGITS = 16;

    private final TaskSpec spec;
    private final BatchExplainer explainer;
    private final Optional<Counterfactuals> counterfactuals;

    /** A picture that waits for its batch. */
    record Waiting(SourceImage image, Pixels original, Pixels fitted) {}

    /** With backgrounds, where the variants of pictures are scored. */
    RowExplainer(TaskSpec spec, ExecutorPlans.Loan loan, Optional<Backdrops> backdrops) {
        this.spec = spec;
        this.explainer = new BatchExplainer(spec.recipe(), loan.plan(), loan.examination());
        this.counterfactuals = backdrops.map(b -> new Counterfactuals(b, explainer, spec.batchSize()));
    }

    /** The rows of a batch of at most the batch size, in its order. */
    List<Row> explain(List<Waiting> batch, Tally tally) {
        long start = System.nanoTime();
        long forward = explainer.forwardNanos();
        long backward = explainer.backwardNanos();
        List<Explanation> explanations = explainer.explain(batch.stream()
                .map(w ->
                        new Sample(w.fitted(), w.image().label(), seed(w.image().sha256())))
                .toList());
        List<ForegroundMaps> foregrounds = batch.stream()
                .map(w ->
                        ForegroundMaps.of(w.image(), w.original(), spec.recipe().pixels()))
                .toList();
        List<Counterfactual> variants = variants(batch, explanations, foregrounds);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Explanation explanation = explanations.get(i);
            Waiting waiting = batch.get(i);
            tally.explained(waiting.image(), explanation.predicted());
            ForegroundMaps foreground = foregrounds.get(i);
            for (Explanation.MethodMap map : explanation.maps()) {
                tally.map(map.status());
                rows.add(row(waiting, explanation, map, foreground, variants.get(i)));
            }
            foreground.outcome().ifPresent(tally::foreground);
        }
        forward = explainer.forwardNanos() - forward;
        backward = explainer.backwardNanos() - backward;
        tally.spent(Tally.Phase.FORWARD, forward);
        tally.spent(Tally.Phase.BACKWARD, backward);
        tally.spent(Tally.Phase.MAPS, System.nanoTime() - start - forward - backward);
        return rows;
    }

    private List<Counterfactual> variants(
            List<Waiting> batch, List<Explanation> explanations, List<ForegroundMaps> foregrounds) {
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

    static long seed(String sha256) {
        return sha256.length() < SEED_DIGITS ? 0 : Long.parseUnsignedLong(sha256.substring(0, SEED_DIGITS), 16);
    }

    private Row row(
            Waiting waiting,
            Explanation explanation,
            Explanation.MethodMap map,
            ForegroundMaps foreground,
            Counterfactual counterfactual) {
        Optional<byte[]> heatmap = spec.heatmapAtInput() && map.status() != Status.NOT_FINITE
                ? Optional.of(heatmap(map))
                : Optional.empty();
        return ExplanationTable.encode(
                waiting.image(),
                waiting.original(),
                explanation,
                map,
                heatmap,
                foreground.at(map.raw().map().height(), map.raw().map().width()),
                counterfactual,
                spec);
    }

    private byte[] heatmap(Explanation.MethodMap map) {
        int height = spec.recipe().pixels().height();
        int width = spec.recipe().pixels().width();
        Optional<Preset> preset = spec.recipe().options().reproduced();
        FloatMap finished = preset.isPresent()
                ? preset.get().heatmap(map.method(), map.raw().layers(), height, width)
                : map.raw().map();
        return preset.isEmpty() || preset.get().signed()
                ? PngWriter.heatmap(finished, height, width)
                : PngWriter.finished(finished);
    }
}
