package camaudit.spark;

import camaudit.attribution.Status;
import camaudit.image.Rejection;
import camaudit.spark.source.SourceImage;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts that tasks send to the driver. They are updated in the stage that writes the result, where Spark counts every task
 * once, however often it was tried.
 */
final class Tally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name of the counter that progress is read from while tasks run. */
    static final String IMAGES = "camaudit images";

    private final LongAccumulator images;
    private final LongAccumulator labelled;
    private final LongAccumulator agreed;
    private final EnumMap<Rejection.Reason, LongAccumulator> rejected = new EnumMap<>(Rejection.Reason.class);
    private final EnumMap<Status, LongAccumulator> statuses = new EnumMap<>(Status.class);
    private final CollectionAccumulator<String> rejectionFiles;

    Tally(SparkContext context) {
        images = context.longAccumulator(IMAGES);
        labelled = context.longAccumulator("camaudit labelled");
        agreed = context.longAccumulator("camaudit predicted = label");
        for (Rejection.Reason reason : Rejection.Reason.values()) {
            rejected.put(reason, context.longAccumulator("camaudit rejected " + reason));
        }
        for (Status status : Status.values()) {
            statuses.put(status, context.longAccumulator("camaudit maps " + status));
        }
        rejectionFiles = context.collectionAccumulator("camaudit rejection files");
    }

    void rejected(Rejection.Reason reason) {
        images.add(1);
        counter(rejected.get(reason)).add(1);
    }

    void explained(SourceImage image, int predicted) {
        images.add(1);
        if (image.label().isPresent()) {
            labelled.add(1);
            agreed.add(image.label().getAsInt() == predicted ? 1 : 0);
        }
    }

    void map(Status status) {
        counter(statuses.get(status)).add(1);
    }

    void rejectionFile(String uri) {
        rejectionFiles.add(uri);
    }

    java.util.List<String> rejectionFiles() {
        return rejectionFiles.value();
    }

    long images() {
        return images.value();
    }

    long labelled() {
        return labelled.value();
    }

    long agreed() {
        return agreed.value();
    }

    /** How many inputs were rejected for each reason, only those that occurred. */
    Map<String, Long> rejections() {
        return occurred(rejected);
    }

    /** How many maps have each status, only those that occurred. */
    Map<String, Long> statuses() {
        return occurred(statuses);
    }

    private static Map<String, Long> occurred(EnumMap<?, LongAccumulator> counters) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counters.forEach((key, counter) -> {
            if (counter.value() > 0) {
                counts.put(key.name(), counter.value());
            }
        });
        return counts;
    }

    private static LongAccumulator counter(@org.jspecify.annotations.Nullable LongAccumulator counter) {
        return java.util.Objects.requireNonNull(counter);
    }
}
