package camaudit.spark;

import camaudit.attribution.GradCam;
import camaudit.attribution.LayerMethod;
import camaudit.attribution.Response;
import camaudit.attribution.Status;
import camaudit.engine.Execution;
import camaudit.engine.Head;
import camaudit.engine.Plan;
import camaudit.image.HeatmapPng;
import camaudit.image.InputWriter;
import camaudit.image.Pixels;
import camaudit.statistic.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Explains batches of pictures on one task's buffers. */
final class Explainer {
    private final TaskSpec spec;
    private final Plan plan;
    private final Execution execution;
    private final List<LayerMethod> methods;
    private final InputWriter writer;
    private final float[] input;

    /** A picture that waits for its batch. */
    record Waiting(SourceImage image, Pixels original, Pixels fitted) {}

    Explainer(TaskSpec spec, ExecutorPlans.Loan loan) {
        this.spec = spec;
        this.plan = loan.plan().plan();
        this.execution = loan.execution();
        this.methods =
                spec.methods().stream().map(name -> (LayerMethod) new GradCam()).toList();
        this.writer = spec.pixels().writer();
        this.input = new float[spec.batchSize() * plan.inputShape().size()];
    }

    /** The rows of a batch of at most the batch size, in its order. */
    List<Row> explain(List<Waiting> batch, Tally tally) {
        for (int i = 0; i < batch.size(); i++) {
            writer.write(batch.get(i).fitted(), input, i);
        }
        int classes = plan.classes();
        float[] logits = execution.forward(input, batch.size());
        int[] targets = new int[batch.size()];
        for (int i = 0; i < targets.length; i++) {
            int predicted = Head.predicted(logits, i, classes);
            targets[i] = spec.target().choose(predicted, batch.get(i).image().label());
            tally.explained(batch.get(i).image(), predicted);
        }
        Response response = execution.respond(targets);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            ExplanationTable.Scores scores = new ExplanationTable.Scores(
                    Head.predicted(logits, i, classes), targets[i], logits[i * classes + targets[i]], (float)
                            plan.head().probability(logits, i, classes, targets[i]));
            for (LayerMethod method : methods) {
                rows.add(row(batch.get(i), scores, method, response, i, tally));
            }
        }
        return rows;
    }

    private Row row(
            Waiting waiting,
            ExplanationTable.Scores scores,
            LayerMethod method,
            Response response,
            int image,
            Tally tally) {
        float[] raw = method.attribute(response, image);
        int height = response.height();
        int width = response.width();
        Status status = Status.of(raw, scores.logit());
        tally.map(status);
        Optional<byte[]> heatmap = spec.heatmapAtInput() && status != Status.NOT_FINITE
                ? Optional.of(HeatmapPng.encode(
                        raw,
                        height,
                        width,
                        spec.pixels().height(),
                        spec.pixels().width()))
                : Optional.empty();
        ExplanationTable.Map map = new ExplanationTable.Map(
                method.name(),
                status,
                Statistics.of(raw, height, width),
                new ExplanationTable.Cam(raw, height, width),
                heatmap);
        Pixels original = waiting.original();
        return ExplanationTable.encode(waiting.image(), original.width(), original.height(), scores, map, spec);
    }
}
