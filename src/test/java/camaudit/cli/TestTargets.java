package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which class is explained. */
class TestTargets {
    private static final int COUNT = 8;

    @TempDir
    private Path folder;

    @Test
    void aClass() {
        List<Row> rows = rows("three", "--target", "3");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.<Integer>getAs("target")).isEqualTo(3));
        assertThat(rows).extracting(row -> row.<Integer>getAs("predicted")).doesNotContainNull();
    }

    @Test
    void theLabel() {
        List<Row> rows = rows("label", "--target", "label");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.<Integer>getAs("target")).isEqualTo(row.<Integer>getAs("label")));
    }

    private List<Row> rows(String name, String... more) {
        String[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = "--limit";
        all[more.length + 1] = "" + COUNT;
        Cli.Outcome outcome = Cli.explain(Cli.IMAGES, folder.resolve(name), all);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return Output.explanations(folder.resolve(name));
    }
}
