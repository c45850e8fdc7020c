package camaudit.spark.audit;

import static camaudit.spark.table.Cells.col;
import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import camaudit.audit.inference.PairedDifferences;
import camaudit.audit.slice.Slice;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapEvidence;
import camaudit.audit.swap.SwapGroup;
import camaudit.audit.swap.SwapSources;
import camaudit.spark.table.Answers;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the answers to exchanged backgrounds over all images: of all, of each class and of each value of metadata. */
final class SwapJob {
    private static final String GROUP = "group";
    private static final String SOURCE = "source";
    private static final String ORIGINAL = "original";
    private static final String SAME = "same";
    private static final String OTHER = "other";
    private static final String KIND = "kind_";
    private static final String IMAGES = "images";
    /** Of more sources, some are taken together, which keeps the intervals valid. */
    private static final int MOST_SOURCES = 2_000;

    private final Dataset<Row> rows;
    private final Observations observations;
    private final List<String> dimensions;
    private final Optional<String> cluster;
    private final int most;

    /**
     * A job.
     *
     * @param rows of the audited method, with metadata
     * @param dimensions columns of metadata
     * @param cluster the column that names an image's source
     * @param most how many values of a dimension are counted, the largest
     */
    SwapJob(Dataset<Row> rows, Observations observations, List<String> dimensions, Optional<String> cluster, int most) {
        this.rows = rows;
        this.observations = observations;
        this.dimensions = dimensions;
        this.cluster = cluster;
        this.most = most;
    }

    SwapEvidence run() {
        rows.sparkSession().sparkContext().setJobDescription("Count the answers to exchanged backgrounds");
        Dataset<Row> swapped = swapped();
        List<Group> classes = groups(swapped, col(Columns.LABEL), Integer.MAX_VALUE);
        if (classes.isEmpty()) {
            return SwapEvidence.NONE;
        }
        Map<Slice, SwapGroup> groups = new HashMap<>();
        SwapAnswers all = SwapAnswers.NONE;
        List<SwapSources.Sums> sources = new ArrayList<>();
        for (Group group : classes) {
            all = all.plus(group.answers());
            groups.put(Slice.of(Slice.LABEL, observations.className(Integer.parseInt(group.value()))), group.swaps());
        }
        cluster.ifPresent(name -> sources.addAll(sums(swapped, lit("")).getOrDefault("", List.of())));
        for (String dimension : dimensions) {
            Column value = col(Metadata.quoted(dimension));
            groups(swapped.where(value.isNotNull().and(value.notEqual(""))), value, most)
                    .forEach(group -> groups.put(Slice.of(dimension, group.value()), group.swaps()));
        }
        return new SwapEvidence(new Group("", all, sources(sources)).swaps(), new TreeMap<>(groups), left());
    }

    /** The images that were right or wrong on both kinds of backgrounds. */
    private Dataset<Row> swapped() {
        Column label = col(Columns.LABEL);
        List<Column> columns = new ArrayList<>(List.of(
                label,
                col(Columns.PREDICTED).equalTo(label).cast("int").as(ORIGINAL),
                halves(Variant.MIXED_SAME).as(SAME),
                halves(Variant.MIXED_RANDOM).as(OTHER)));
        dimensions.forEach(dimension -> columns.add(col(Metadata.quoted(dimension))));
        Dataset<Row> all = rows.where(label.isNotNull());
        cluster.ifPresent(name -> columns.add(source(all, name).as(SOURCE)));
        return all.select(columns.toArray(new Column[0]))
                .where(col(ORIGINAL)
                        .isNotNull()
                        .and(col(SAME).isNotNull())
                        .and(col(OTHER).isNotNull()));
    }

    private static Column halves(Variant kind) {
        return round(Answers.right(kind).multiply(2)).cast("int");
    }

    private static Column source(Dataset<Row> all, String name) {
        Column named = coalesce(col(Metadata.quoted(name)), col(Columns.IMAGE_ID));
        long distinct = all.agg(approx_count_distinct(named)).head().getLong(0);
        return distinct > MOST_SOURCES
                ? pmod(xxhash64(named), lit(MOST_SOURCES)).cast("string")
                : named;
    }

    private record Group(String value, SwapAnswers answers, Optional<SwapSources> sources) {
        SwapGroup swaps() {
            return new SwapGroup(answers, sources);
        }
    }

    private List<Group> groups(Dataset<Row> swapped, Column by, int limit) {
        List<Column> counts = new ArrayList<>(List.of(count(lit(1)).as(IMAGES)));
        Column kind = col(ORIGINAL)
                .multiply(SwapAnswers.kind(1, 0, 0))
                .plus(col(SAME).multiply(SwapAnswers.kind(0, 1, 0)))
                .plus(col(OTHER));
        for (int i = 0; i < SwapAnswers.KINDS; i++) {
            counts.add(sum(when(kind.equalTo(i), 1L).otherwise(0L)).as(KIND + i));
        }
        List<Row> counted = swapped.groupBy(by.cast("string").as(GROUP))
                .agg(counts.get(0), counts.subList(1, counts.size()).toArray(new Column[0]))
                .orderBy(col(IMAGES).desc(), col(GROUP))
                .limit(limit)
                .collectAsList();
        Map<String, List<SwapSources.Sums>> bySource = cluster.isPresent() ? sums(swapped, by) : Map.of();
        return counted.stream()
                .map(row -> new Group(
                        row.getString(0),
                        new SwapAnswers(IntStream.range(0, SwapAnswers.KINDS)
                                .mapToLong(i -> row.getLong(2 + i))
                                .toArray()),
                        sources(bySource.getOrDefault(row.getString(0), List.of()))))
                .toList();
    }

    private Optional<SwapSources> sources(List<SwapSources.Sums> sums) {
        return cluster.map(name -> new SwapSources(sums));
    }

    private static Map<String, List<SwapSources.Sums>> sums(Dataset<Row> swapped, Column by) {
        Map<String, List<SwapSources.Sums>> sums = new HashMap<>();
        swapped.groupBy(by.cast("string").as(GROUP), col(SOURCE))
                .agg(count(lit(1)), sum(ORIGINAL), sum(SAME), sum(OTHER))
                .orderBy(GROUP, SOURCE)
                .toLocalIterator()
                .forEachRemaining(row -> sums.computeIfAbsent(row.getString(0), key -> new ArrayList<>())
                        .add(new SwapSources.Sums(
                                row.getLong(2), row.getLong(3), row.getLong(4) / 2.0, row.getLong(5) / 2.0)));
        return sums;
    }

    /** What is lost by a wider hole, see {@link SwapEvidence#left}. */
    private PairedDifferences left() {
        Column narrow = Answers.right(Variant.BACKGROUND_ONLY);
        Column wide = Answers.right(Variant.BACKGROUND_WIDE);
        long[] counts = new long[3];
        rows.where(narrow.isNotNull().and(wide.isNotNull()))
                .groupBy(narrow.minus(wide).cast("int"))
                .count()
                .collectAsList()
                .forEach(row -> counts[row.getInt(0) + 1] = row.getLong(1));
        return new PairedDifferences(counts);
    }
}
