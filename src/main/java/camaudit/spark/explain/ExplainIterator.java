package camaudit.spark.explain;

import camaudit.image.Decoded;
import camaudit.image.Pixels;
import camaudit.image.Rejection;
import camaudit.spark.sample.FittedImage;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import camaudit.spark.table.RejectionWriter;
import camaudit.spark.table.TaskSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Pulls inputs, sorts out rejections, and hands rows out a batch at a time. */
final class ExplainIterator implements Iterator<Row>, Closeable {
    private final SourceReader images;
    private final RowExplainer explainer;
    private final RejectionWriter rejections;
    private final RunMetrics tally;
    private final TaskSpec spec;
    private final Deque<Row> ready = new ArrayDeque<>();
    private boolean finished;
    /** When the last rows were handed to Parquet; 0 while none are. */
    private long handedOut;

    ExplainIterator(
            SourceReader images, RowExplainer explainer, RejectionWriter rejections, RunMetrics tally, TaskSpec spec) {
        this.images = images;
        this.explainer = explainer;
        this.rejections = rejections;
        this.tally = tally;
        this.spec = spec;
    }

    @Override
    public boolean hasNext() {
        if (ready.isEmpty()) {
            countWriting();
        }
        while (ready.isEmpty() && !finished) {
            try {
                fill();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (handedOut == 0) {
            handedOut = System.nanoTime();
        }
        return !ready.isEmpty();
    }

    private void countWriting() {
        if (handedOut != 0) {
            tally.spent(RunMetrics.Phase.WRITE, System.nanoTime() - handedOut);
            handedOut = 0;
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void fill() throws IOException {
        long start = System.nanoTime();
        List<FittedImage> batch = new ArrayList<>();
        while (batch.size() < spec.batchSize() && images.hasNext()) {
            SourceImage image = images.next();
            Decoded fitted = image.picture() instanceof Pixels pixels
                    ? spec.recipe().pixels().fit(pixels)
                    : image.picture();
            if (fitted instanceof Rejection rejection) {
                rejections.write(image, rejection, spec.runId());
                tally.rejected(rejection.reason());
            } else {
                batch.add(new FittedImage(image, (Pixels) image.picture(), (Pixels) fitted));
            }
        }
        tally.spent(RunMetrics.Phase.DECODE, System.nanoTime() - start);
        if (!batch.isEmpty()) {
            ready.addAll(explainer.explain(batch, tally));
        }
        if (!images.hasNext()) {
            tally.ignored(images.ignored());
            rejections.finish().ifPresent(tally::rejectionFile);
            finished = true;
        }
    }

    @Override
    public void close() {
        countWriting();
        try (images) {
            rejections.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
