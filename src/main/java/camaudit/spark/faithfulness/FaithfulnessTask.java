package camaudit.spark.faithfulness;

import camaudit.explain.BatchExplainer;
import camaudit.explain.Recipe;
import camaudit.spark.executor.ExecutorPlans;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.sample.FittedImages;
import camaudit.spark.source.ImageSource;
import camaudit.spark.table.TaskSpec;
import camaudit.spec.TargetRule;
import camaudit.vocabulary.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/** Measures the maps of some images, one image after another. */
final class FaithfulnessTask implements FlatMapFunction<Iterator<EvenSample.Part>, Row> {
    private static final long serialVersionUID = 1L;
    private static final String CONTROL = Method.RANDOM_CAM.label();

    private final TaskSpec spec;
    private final ImageSource source;
    private final Broadcast<byte[]> model;
    private final Broadcast<SerializableConfiguration> hadoop;

    FaithfulnessTask(
            TaskSpec spec, ImageSource source, Broadcast<byte[]> model, Broadcast<SerializableConfiguration> hadoop) {
        this.spec = spec;
        this.source = source;
        this.model = model;
        this.hadoop = hadoop;
    }

    @Override
    public Iterator<Row> call(Iterator<EvenSample.Part> parts) throws IOException {
        List<Row> rows = new ArrayList<>();
        if (!parts.hasNext()) {
            return rows.iterator();
        }
        ModelFile file = new ModelFile(spec.modelName(), spec.modelSha256(), model.value());
        Recipe controlled = withControl(spec.recipe());
        Recipe byLabel = spec.recipe().with(TargetRule.LABEL);
        ExecutorPlans plans = ExecutorPlans.instance();
        ExecutorPlans.Loan trained = plans.borrow(file, controlled, ExecutorPlans.Weights.TRAINED, spec.batchSize());
        ExecutorPlans.Loan shuffled = plans.borrow(file, byLabel, ExecutorPlans.Weights.SHUFFLED, 1);
        try {
            MapFaithfulness measure = new MapFaithfulness(
                    spec,
                    CONTROL,
                    new BatchExplainer(controlled, trained.plan(), trained.session()),
                    new BatchExplainer(byLabel, shuffled.plan(), shuffled.session()));
            FittedImages images = new FittedImages(
                    source, spec.recipe().pixels(), hadoop.value().value());
            while (parts.hasNext()) {
                images.read(parts.next(), (number, image) -> rows.addAll(measure.of(image)));
            }
        } finally {
            plans.giveBack(trained);
            plans.giveBack(shuffled);
        }
        return rows.iterator();
    }

    private static Recipe withControl(Recipe recipe) {
        List<String> methods = new ArrayList<>(recipe.spec().methods());
        if (!methods.contains(CONTROL)) {
            methods.add(CONTROL);
        }
        return recipe.with(methods);
    }
}
