package camaudit.spark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Slice;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapEvidence;
import camaudit.audit.swap.SwapGroup;
import camaudit.spark.session.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counts of answers against a loop over the rows, whatever the partitions. */
class TestSwapJob {
    private static final List<String> ANSWERS = List.of(
            "label",
            "predicted",
            "predicted_mixed_same",
            "predicted_mixed_same_2",
            "predicted_mixed_random",
            "predicted_mixed_random_2",
            "predicted_background_only",
            "predicted_background_wide");
    private static final Resampling FAST = new Resampling(199, 0.95, 1);

    private static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        Random random = new Random(8);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Object[] values = new Object[ANSWERS.size() + 3];
            for (int c = 0; c < ANSWERS.size(); c++) {
                values[c] = random.nextInt(12) == 0 ? null : (Object) random.nextInt(3);
            }
            values[ANSWERS.size()] = random.nextInt(20) == 0 ? "" : "site " + random.nextInt(4);
            values[ANSWERS.size() + 1] = "film " + i / 4;
            values[ANSWERS.size() + 2] = "image " + i;
            rows.add(RowFactory.create(values));
        }
        return rows;
    }

    private static Dataset<Row> table() {
        StructType schema = new StructType();
        for (String name : ANSWERS) {
            schema = schema.add(name, DataTypes.IntegerType);
        }
        schema = schema.add("the site", DataTypes.StringType)
                .add("film", DataTypes.StringType)
                .add("image_id", DataTypes.StringType);
        return LocalSpark.session().createDataFrame(ROWS, schema);
    }

    private static SwapEvidence run(Dataset<Row> rows, Optional<String> cluster) {
        List<String> dimensions = List.of("the site");
        Observations observations =
                Observations.of(List.of(), dimensions, List.of("cat", "dog", "fox"), Optional.empty());
        return new SwapJob(rows, observations, dimensions, cluster, 10).run();
    }

    @Test
    void countsAreThoseOfALoop() {
        for (int partitions : new int[] {1, 5}) {
            SwapEvidence found = run(table().repartition(partitions), Optional.empty());
            assertSame(found.all(), row -> true);
            Map<Slice, SwapGroup> groups = new TreeMap<>(found.groups());
            for (int label = 0; label < 3; label++) {
                int wanted = label;
                Slice slice = Slice.of("label", List.of("cat", "dog", "fox").get(label));
                assertSame(groups.remove(slice), row -> row.getInt(0) == wanted);
            }
            for (int site = 0; site < 4; site++) {
                String wanted = "site " + site;
                assertSame(
                        groups.remove(Slice.of("the site", wanted)),
                        row -> row.getString(8).equals(wanted));
            }
            assertThat(groups).isEmpty();
            long[] left = new long[3];
            ROWS.stream()
                    .filter(row -> !row.isNullAt(0) && !row.isNullAt(6) && !row.isNullAt(7))
                    .forEach(row -> left[1 + right(row, 6) - right(row, 7)]++);
            assertThat(found.left().size()).isEqualTo(left[0] + left[1] + left[2]);
            assertThat(found.left().mean())
                    .isEqualTo((double) (left[2] - left[0]) / found.left().size());
        }
    }

    @Test
    void sourcesKeepTheCountsAndWidenNothingElse() {
        SwapEvidence alone = run(table(), Optional.empty());
        SwapEvidence films = run(table().repartition(3), Optional.of("film"));
        assertThat(films.all().answers())
                .usingRecursiveComparison()
                .isEqualTo(alone.all().answers());
        assertThat(films.all().sources().orElseThrow().size()).isBetween(90, 100);
        assertThat(films.groups().values()).allMatch(group -> group.sources().isPresent());
        SwapGroup.Loss loss = films.all().loss(FAST);
        assertThat(loss.value()).isEqualTo(alone.all().loss(FAST).value());
        assertThat(run(table().repartition(1), Optional.of("film")).all().loss(FAST))
                .isEqualTo(loss);
    }

    @Test
    void withoutLabelsNothingIsCounted() {
        assertThat(run(table().where("label is null"), Optional.empty())).isEqualTo(SwapEvidence.NONE);
    }

    private static void assertSame(@Nullable SwapGroup group, Predicate<Row> in) {
        long[] counts = new long[SwapAnswers.KINDS];
        for (Row row : ROWS) {
            if (row.isNullAt(0) || row.isNullAt(1)) {
                continue;
            }
            Function<Integer, Integer> halves = first -> {
                int sum = 0;
                int known = 0;
                for (int c = first; c < first + 2; c++) {
                    sum += row.isNullAt(c) ? 0 : right(row, c);
                    known += row.isNullAt(c) ? 0 : 1;
                }
                return known == 0 ? -1 : 2 * sum / known;
            };
            if (in.test(row) && halves.apply(2) >= 0 && halves.apply(4) >= 0) {
                counts[SwapAnswers.kind(right(row, 1), halves.apply(2), halves.apply(4))]++;
            }
        }
        assertThat(group).isNotNull();
        assertThat(group.answers()).usingRecursiveComparison().isEqualTo(new SwapAnswers(counts));
    }

    private static int right(Row row, int column) {
        return row.getInt(0) == row.getInt(column) ? 1 : 0;
    }
}
