package camaudit.spark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import camaudit.audit.check.BaselineRun;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.vocabulary.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier audits: all of a folder's files are read, or the folder is refused. */
class TestBaselineFile {
    @TempDir
    private Path folder;

    private BaselineFile baseline() {
        return new BaselineFile(new Storage(new Configuration()), folder.toString());
    }

    private static BaselineRun run(String id, int day) {
        return BaselineRun.of(
                id, "2026-01-0" + day + "T00:00:00Z", "ab12", Verdict.PASS, Map.of("all|focus|mean", 0.5));
    }

    private List<String> problems() {
        return catchThrowableOfType(InputException.class, () -> baseline().read())
                .problems();
    }

    @Test
    void runsComeBackOldestFirst() throws IOException {
        baseline().add(run("b", 2));
        baseline().add(run("a", 3));
        baseline().add(run("c", 1));
        Files.writeString(folder.resolve(".audit-a.jsonl.crc"), "left by a copy");
        assertThat(baseline().read()).extracting(BaselineRun::run).containsExactly("c", "b", "a");
    }

    @Test
    void aFolderThatIsNotThereHasNoRuns() {
        assertThat(new BaselineFile(new Storage(new Configuration()), folder + "/none").read())
                .isEmpty();
    }

    @Test
    void everyFileThatCannotBeReadIsNamedWithItsLine() throws IOException {
        baseline().add(run("a", 1));
        baseline().add(run("b", 2));
        Path half = folder.resolve("audit-b.jsonl");
        Files.writeString(half, Files.readString(half) + Files.readString(half).substring(0, 60));
        Files.createFile(folder.resolve("audit-empty.jsonl"));
        Files.writeString(folder.resolve("audit-c.json"), Files.readString(folder.resolve("audit-a.jsonl")));
        Files.createDirectory(folder.resolve("older.jsonl"));
        assertThat(problems())
                .hasSize(4)
                .anySatisfy(p -> assertThat(p).contains("audit-b.jsonl: line 2 of the earlier runs is none ("))
                .anySatisfy(p -> assertThat(p).contains("audit-empty.jsonl is empty", "take it out"))
                .anySatisfy(p -> assertThat(p).contains("audit-c.json is no record of an audit, which ends in .jsonl"))
                .anySatisfy(p -> assertThat(p).contains("older.jsonl is a folder"));
    }

    @Test
    void aFileInsteadOfAFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("runs.jsonl"), "");
        BaselineFile baseline = new BaselineFile(new Storage(new Configuration()), file.toString());
        assertThat(catchThrowableOfType(InputException.class, baseline::read))
                .hasMessageContaining("is a file, not a folder");
    }
}
