package camaudit.spark.explain;

import camaudit.spark.counterfactual.CounterfactualPlan;
import camaudit.spark.executor.ExecutorPlans;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.session.Broadcasts;
import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.table.RejectionWriter;
import camaudit.spark.table.TaskSpec;
import camaudit.spec.HeatmapChoice;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** What a task runs: items in, rows of the explanations table out, one batch in memory at a time. */
final class ExplainTask implements FlatMapFunction<Iterator<Item>, Row> {
    private static final long serialVersionUID = 1L;

    private final TaskSpec spec;
    private final HeatmapChoice heatmap;
    private final String scratch;
    private final ImageSource source;
    private final Broadcast<byte[]> model;
    private final Broadcast<SerializableConfiguration> hadoop;
    private final @Nullable Broadcast<CounterfactualPlan> counterfactuals;
    private final RunMetrics tally;

    /** @param scratch folder where rejected inputs are put until their unit is committed */
    ExplainTask(
            TaskSpec spec,
            HeatmapChoice heatmap,
            String scratch,
            ImageSource source,
            Broadcasts broadcasts,
            @Nullable Broadcast<CounterfactualPlan> counterfactuals,
            RunMetrics tally) {
        this.spec = spec;
        this.heatmap = heatmap;
        this.scratch = scratch;
        this.source = source;
        this.model = broadcasts.model();
        this.hadoop = broadcasts.hadoop();
        this.counterfactuals = counterfactuals;
        this.tally = tally;
    }

    @Override
    public Iterator<Row> call(Iterator<Item> items) {
        if (!items.hasNext()) {
            return java.util.Collections.emptyIterator();
        }
        TaskContext context = TaskContext.get();
        long start = System.nanoTime();
        ExecutorPlans.Loan loan = ExecutorPlans.instance()
                .borrow(
                        new ModelFile(spec.modelName(), spec.modelSha256(), model.value()),
                        spec.recipe(),
                        ExecutorPlans.Weights.TRAINED,
                        spec.batchSize());
        tally.spent(RunMetrics.Phase.LOAD, System.nanoTime() - start);
        RejectionWriter rejections = new RejectionWriter(
                scratch,
                context.partitionId(),
                context.taskAttemptId(),
                hadoop.value().value());
        ExplainIterator rows = new ExplainIterator(
                source.read(items, hadoop.value().value()),
                new RowExplainer(
                        spec,
                        heatmap,
                        loan,
                        Optional.ofNullable(counterfactuals).map(Broadcast::value)),
                rejections,
                tally,
                spec);
        context.addTaskCompletionListener(finished -> {
            ExecutorPlans.instance().giveBack(loan);
            rows.close();
        });
        return rows;
    }
}
