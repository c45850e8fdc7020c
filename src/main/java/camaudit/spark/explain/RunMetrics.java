package camaudit.spark.explain;

import camaudit.image.Rejection;
import camaudit.image.region.Foreground;
import camaudit.image.region.RegionFault;
import camaudit.image.region.RegionProblem;
import camaudit.provenance.RunTotals;
import camaudit.spark.source.SourceImage;
import camaudit.vocabulary.MapStatus;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * Counts that tasks send to the driver. They are updated in the stage that writes the result, where Spark counts every task
 * once, however often it was tried.
 */
final class RunMetrics implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How the names of all counters of numbers begin. */
    static final String PREFIX = "camaudit ";
    /** The counter of images that were explained or rejected. */
    static final String IMAGES = PREFIX + "images";
    /** How the names of the counters of rejections begin; the reason follows. */
    static final String REJECTED = PREFIX + "rejected ";

    private final LongAccumulator images;
    private final LongAccumulator labelled;
    private final LongAccumulator agreed;
    private final LongAccumulator located;
    private final LongAccumulator ignored;
    private final EnumMap<RegionProblem, LongAccumulator> unlocated = new EnumMap<>(RegionProblem.class);
    private final EnumMap<Rejection.Reason, LongAccumulator> rejected = new EnumMap<>(Rejection.Reason.class);
    private final EnumMap<MapStatus, LongAccumulator> statuses = new EnumMap<>(MapStatus.class);
    private final EnumMap<Phase, LongAccumulator> nanos = new EnumMap<>(Phase.class);
    private final CollectionAccumulator<String> rejectionFiles;

    /** What tasks spend their time on. */
    enum Phase {
        /** Getting the weights ready, once an executor, and buffers. */
        LOAD,
        /** Reading and decoding images, and fitting them to the network's input. */
        DECODE,
        /** Forward passes. */
        FORWARD,
        /** Backward passes. */
        BACKWARD,
        /** Methods, statistics and rows. */
        MAPS,
        /** Parquet and the file system. */
        WRITE;

        /** The name of its counter in Spark's user interface. */
        String counter() {
            return PREFIX + "ns " + label();
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RunMetrics(SparkContext context) {
        images = context.longAccumulator(IMAGES);
        labelled = context.longAccumulator(PREFIX + "labelled");
        agreed = context.longAccumulator(PREFIX + "predicted = label");
        located = context.longAccumulator(PREFIX + "foreground known");
        ignored = context.longAccumulator(PREFIX + "members that are no images");
        for (RegionProblem problem : RegionProblem.values()) {
            unlocated.put(problem, context.longAccumulator(PREFIX + "foreground " + problem));
        }
        for (Rejection.Reason reason : Rejection.Reason.values()) {
            rejected.put(reason, context.longAccumulator(REJECTED + reason));
        }
        for (MapStatus status : MapStatus.values()) {
            statuses.put(status, context.longAccumulator(PREFIX + "maps " + status));
        }
        for (Phase phase : Phase.values()) {
            nanos.put(phase, context.longAccumulator(phase.counter()));
        }
        rejectionFiles = context.collectionAccumulator("files of rejections");
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

    /** Counts the outcome of a picture's foreground. */
    void foreground(Foreground outcome) {
        if (outcome instanceof RegionFault fault) {
            counter(unlocated.get(fault.problem())).add(1);
        } else {
            located.add(1);
        }
    }

    /** Members of containers that were passed over. */
    void ignored(long members) {
        ignored.add(members);
    }

    long ignored() {
        return ignored.value();
    }

    void map(MapStatus status) {
        counter(statuses.get(status)).add(1);
    }

    void rejectionFile(String uri) {
        rejectionFiles.add(uri);
    }

    /** The files of rejections that were written since the last call. */
    List<String> takeRejectionFiles() {
        List<String> files = List.copyOf(rejectionFiles.value());
        rejectionFiles.reset();
        return files;
    }

    void spent(Phase phase, long nanoseconds) {
        counter(nanos.get(phase)).add(nanoseconds);
    }

    /** Shares of the tasks' time by phase, of 1; empty before any is known. */
    Map<String, Double> shares() {
        double all = nanos.values().stream().mapToDouble(LongAccumulator::value).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        if (all > 0) {
            nanos.forEach(
                    (phase, counter) -> shares.put(phase.label(), Math.round(1000 * counter.value() / all) / 1000.0));
        }
        return shares;
    }

    RunTotals counts() {
        Map<String, Long> rejections = occurred(rejected);
        long unusable = rejections.values().stream().mapToLong(Long::longValue).sum();
        return new RunTotals(
                images(),
                images() - unusable,
                rejections,
                occurred(statuses),
                labelled.value(),
                agreed.value(),
                located.value(),
                occurred(unlocated));
    }

    long images() {
        return images.value();
    }

    /** Only those that occurred. */
    private static Map<String, Long> occurred(EnumMap<?, LongAccumulator> counters) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counters.forEach((key, counter) -> {
            if (counter.value() > 0) {
                counts.put(key.name(), counter.value());
            }
        });
        return counts;
    }

    private static LongAccumulator counter(@Nullable LongAccumulator counter) {
        return Objects.requireNonNull(counter);
    }
}
