package camaudit.spark.explain;

import camaudit.spark.alignment.MaskJob;
import camaudit.spark.counterfactual.BackgroundAccuracies;
import camaudit.spark.counterfactual.BackgroundAccuracy;
import camaudit.spark.faithfulness.FaithfulnessJob;
import camaudit.spark.faithfulness.FaithfulnessMeans;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.storage.Storage;
import camaudit.spark.table.TaskSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * What a run found out besides the explanations.
 *
 * @param counterfactual empty where it was not asked for, or no image has a usable foreground
 * @param faithfulness by method and subject; empty where the folder has no such table
 * @param answers to labelled images
 * @param masks on how many images they were tested; 0 where the folder has no such table
 */
public record Findings(
        Optional<BackgroundAccuracy> counterfactual,
        List<FaithfulnessMeans> faithfulness,
        List<AnswerCount> answers,
        long masks) {
    public Findings {
        Objects.requireNonNull(counterfactual);
        faithfulness = List.copyOf(faithfulness);
        answers = List.copyOf(answers);
    }

    /**
     * Sums up what the tables hold, after writing the faithfulness table anew where the run asks for it, and that of masks where there
     * are any and the run did something.
     *
     * @param located how many images have a foreground
     * @param changed whether the folder's images are others than before
     */
    static Findings of(
            SparkSession spark,
            ExplainRequest request,
            TaskSpec spec,
            Broadcasts broadcasts,
            long located,
            boolean changed,
            Consumer<String> progress) {
        Storage storage = new Storage(broadcasts.hadoop().value().value());
        FaithfulnessJob faithfulness =
                new FaithfulnessJob(spark, storage, request.output().uri());
        String method = spec.recipe().spec().methods().get(0);
        int images = request.evidence().faithfulness();
        if (images > 0) {
            faithfulness.write(request.source(), images, spec, broadcasts, progress);
        }
        MaskJob masks = new MaskJob(spark, storage, request.output().uri());
        if (located == 0) {
            masks.clear();
        } else if (changed || masks.images() == 0) {
            masks.write(request.source(), spec, broadcasts, progress);
        }
        return new Findings(
                request.evidence().counterfactual().wanted()
                        ? new BackgroundAccuracies(spark, request.output().uri()).of(method)
                        : Optional.empty(),
                faithfulness.means(),
                AnswerCount.of(spark, request.output().uri(), method),
                masks.images());
    }
}
