package camaudit.spark.explain;

import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import camaudit.spark.source.SourceImage;
import camaudit.spark.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;

/** Reads images for their digests: image id, uri, SHA-256 and label. */
final class DigestTask implements FlatMapFunction<Iterator<Item>, Row> {
    private static final long serialVersionUID = 1L;

    private final ImageSource source;
    private final Broadcast<SerializableConfiguration> hadoop;

    DigestTask(ImageSource source, Broadcast<SerializableConfiguration> hadoop) {
        this.source = source;
        this.hadoop = hadoop;
    }

    @Override
    public Iterator<Row> call(Iterator<Item> items) {
        SourceReader images = source.read(items, hadoop.value().value());
        TaskContext.get().addTaskCompletionListener(finished -> {
            try {
                images.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return images.hasNext();
            }

            @Override
            public Row next() {
                SourceImage image = images.next();
                return RowFactory.create(
                        image.id(),
                        image.uri(),
                        image.sha256(),
                        image.label().isPresent() ? image.label().getAsInt() : null);
            }
        };
    }
}
