package camaudit.spark.sample;

import camaudit.spark.source.ImageSource;
import camaudit.spark.source.Item;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/** Some images spread over a dataset, the same ones every time, however large the cluster is. */
public final class EvenSample {
    private EvenSample() {}

    /**
     * The first images of one item.
     *
     * @param number from 0
     * @param most how many of them are taken
     */
    public record Part(int number, Item item, int most) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Parts of at most {@code count} images in all. */
    public static List<Part> of(ImageSource source, int count) {
        long items = size(source);
        long chosen = Math.min(count, items);
        List<Part> parts = new ArrayList<>();
        Iterator<Item> all = source.items();
        long number = 0;
        for (long i = 0; i < chosen; i++) {
            for (; number < i * items / chosen; number++) {
                all.next();
            }
            number++;
            parts.add(new Part((int) i, all.next(), (int) ((i + 1) * count / chosen - i * count / chosen)));
        }
        return parts;
    }

    /** How many tasks share these parts, at most {@code perCore} tasks for each core. */
    public static int tasks(int parts, int perCore, JavaSparkContext context) {
        return Math.max(1, Math.min(parts, perCore * context.defaultParallelism()));
    }

    private static long size(ImageSource source) {
        long size = 0;
        for (Iterator<Item> items = source.items(); items.hasNext(); items.next()) {
            size++;
        }
        return size;
    }
}
