package camaudit.spark.explain;

import camaudit.explain.BatchExplainer;
import camaudit.explain.Explanation;
import camaudit.explain.Recipe;
import camaudit.explain.Sample;
import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.image.decode.ImageDecoder;
import camaudit.spark.executor.ExecutorPlans;
import camaudit.spark.executor.ModelFile;
import camaudit.spark.sample.FittedImage;
import camaudit.spark.storage.Digests;
import camaudit.spark.table.ExplainedColumns;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/** Explains the rows of a partition, one batch in memory at a time, in their order. */
final class ImageTask implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final String modelName;
    private final String modelSha256;
    private final Broadcast<byte[]> model;
    private final Recipe recipe;
    private final int batchSize;
    private final ImageColumn kind;
    private final int imageAt;
    private final int labelAt;

    /** @param labelAt −1 for none */
    ImageTask(
            String modelName,
            String modelSha256,
            Broadcast<byte[]> model,
            Recipe recipe,
            int batchSize,
            ImageColumn kind,
            int imageAt,
            int labelAt) {
        this.modelName = modelName;
        this.modelSha256 = modelSha256;
        this.model = model;
        this.recipe = recipe;
        this.batchSize = batchSize;
        this.kind = kind;
        this.imageAt = imageAt;
        this.labelAt = labelAt;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        ExecutorPlans.Loan loan = ExecutorPlans.instance()
                .borrow(
                        new ModelFile(modelName, modelSha256, model.value()),
                        recipe,
                        ExecutorPlans.Weights.TRAINED,
                        batchSize);
        TaskCompletionListener giveBack = finished -> ExecutorPlans.instance().giveBack(loan);
        TaskContext.get().addTaskCompletionListener(giveBack);
        return new Rows(rows, new BatchExplainer(recipe, loan.plan(), loan.session()));
    }

    private final class Rows implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final BatchExplainer explainer;
        private final ImageDecoder decoder = new ImageDecoder(recipe.spec().decode());
        private final Deque<Row> ready = new ArrayDeque<>();

        Rows(Iterator<Row> rows, BatchExplainer explainer) {
            this.rows = rows;
            this.explainer = explainer;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && rows.hasNext()) {
                fill();
            }
            return !ready.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void fill() {
            List<Row> taken = new ArrayList<>();
            List<Decoded> pictures = new ArrayList<>();
            List<Decoded> fitted = new ArrayList<>();
            List<Sample> samples = new ArrayList<>();
            while (taken.size() < batchSize && rows.hasNext()) {
                Row row = rows.next();
                Decoded picture = kind.picture(row.get(imageAt), decoder);
                Decoded fit = picture instanceof Pixels pixels ? recipe.pixels().fit(pixels) : picture;
                taken.add(row);
                pictures.add(picture);
                fitted.add(fit);
                if (fit instanceof Pixels pixels) {
                    samples.add(new Sample(pixels, label(row), FittedImage.seed(Digests.sha256(pixels.samples()))));
                }
            }
            Iterator<Explanation> explanations =
                    (samples.isEmpty() ? List.<Explanation>of() : explainer.explain(samples)).iterator();
            for (int i = 0; i < taken.size(); i++) {
                if (fitted.get(i) instanceof Rejection rejection) {
                    ready.add(ExplainedColumns.rejected(taken.get(i), rejection));
                } else {
                    Explanation explanation = explanations.next();
                    for (Explanation.MethodMap map : explanation.maps()) {
                        ready.add(ExplainedColumns.explained(taken.get(i), (Pixels) pictures.get(i), explanation, map));
                    }
                }
            }
        }

        private OptionalInt label(Row row) {
            return labelAt < 0 || row.isNullAt(labelAt) ? OptionalInt.empty() : OptionalInt.of(row.getInt(labelAt));
        }
    }
}
