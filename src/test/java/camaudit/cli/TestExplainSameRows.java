package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither the model's file format, nor partitions, nor batches change what is said of an image. */
class TestExplainSameRows {
    private static final List<String> OF_THE_RUN = List.of("run_id", "model_sha256");

    @TempDir
    private static Path folder;

    private static List<Row> expected;

    @BeforeAll
    static void explain() {
        expected = rows("expected", "--master", "local[1]", "--batch-size", "64");
        assertThat(expected).hasSize(60);
    }

    @Test
    void oldFormatOfTheModel() {
        List<Row> rows = rows("h5", "--model", "src/demo/mnist-cnn.h5", "--master", "local[1]", "--batch-size", "64");
        for (int i = 0; i < expected.size(); i++) {
            assertThat(values(rows.get(i))).isEqualTo(values(expected.get(i)));
        }
        assertThat(rows.get(0).<String>getAs("model_sha256"))
                .isNotEqualTo(expected.get(0).<String>getAs("model_sha256"));
    }

    @ParameterizedTest
    @CsvSource({"1,7", "3,64", "3,7", "2,1"})
    void partitionsAndBatches(int partitions, int batch) {
        List<Row> rows =
                rows(partitions + "-" + batch, "--master", "local[" + partitions + "]", "--batch-size", "" + batch);
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertClose(rows.get(i), expected.get(i));
        }
    }

    private static List<Row> rows(String name, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--limit", "60"));
        Cli.Outcome outcome = Cli.explain(Cli.IMAGES, folder.resolve(name), all.toArray(String[]::new));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return Output.explanations(folder.resolve(name));
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        for (String name : row.schema().fieldNames()) {
            if (!OF_THE_RUN.contains(name)) {
                values.add(row.getAs(name));
            }
        }
        return values;
    }

    private static void assertClose(Row actual, Row expected) {
        for (String name : expected.schema().fieldNames()) {
            Object value = expected.getAs(name);
            if (name.equals("cam")) {
                assertCamsClose(actual, expected);
            } else if (value instanceof Double number) {
                assertThat(actual.<Double>getAs(name)).as(name).isCloseTo(number, within(1e-4));
            } else if (value instanceof Float number) {
                assertThat(actual.<Float>getAs(name)).as(name).isCloseTo(number, within(1e-4f * Math.abs(number)));
            } else if (!name.equals("run_id")) {
                assertThat(actual.<Object>getAs(name)).as(name).isEqualTo(value);
            }
        }
    }

    private static void assertCamsClose(Row actual, Row expected) {
        List<Float> cam = expected.getList(expected.fieldIndex("cam"));
        List<Float> other = actual.getList(actual.fieldIndex("cam"));
        float largest = (float) cam.stream().mapToDouble(Math::abs).max().orElse(0);
        assertThat(other).hasSameSizeAs(cam);
        for (int i = 0; i < cam.size(); i++) {
            assertThat(other.get(i)).isCloseTo(cam.get(i), within(1e-5f * largest));
        }
    }
}
