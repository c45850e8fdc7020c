package camaudit.spark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit may replace in its folder. */
class TestAuditFolder {
    private static final Storage STORAGE = new Storage(new Configuration());

    private static final String PAGE = "<html><head><meta name=\"generator\" content=\"CamAudit\"></head>";

    @TempDir
    private Path folder;

    private AuditFolder check(boolean overwrite) {
        return check(folder.resolve(AuditFolder.REPORT), overwrite);
    }

    private AuditFolder check(Path report, boolean overwrite) {
        return AuditFolder.check(STORAGE, folder.toString(), report.toString(), overwrite);
    }

    private List<String> refused(Path report) {
        return catchThrowableOfType(InputException.class, () -> check(report, true))
                .problems();
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void anAuditThatBrokeOffIsReplacedWithoutBeingAsked() throws IOException {
        AuditFolder broken = check(false);
        assertThat(broken.state()).isEqualTo(AuditFolder.State.UNTOUCHED);
        broken.clear();
        broken.report("half of a page");
        assertThat(broken.state()).isEqualTo(AuditFolder.State.UNFINISHED);
        Files.writeString(folder.resolve("audit.json"), "{\"run");
        check(false).clear();
        assertThat(folder.resolve(AuditFolder.REPORT)).doesNotExist();
    }

    @Test
    void anAuditThatIsWholeIsReplacedOnlyOnRequest() throws IOException {
        write("audit.json", "{\"format\": 1, \"run_id\": \"r\"}");
        write("report.html", PAGE);
        write("checks/part-00000-" + UUID.randomUUID() + "-c000.zstd.parquet", "PAR1");
        write("checks/_SUCCESS", "");
        assertThatThrownBy(() -> check(false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--overwrite");
        check(true).clear();
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("_unfinished"));
    }

    @Test
    void whatNoAuditWroteIsNotReplacedInATableEither() throws IOException {
        write("slices/_SUCCESS", "");
        write("slices/notes.txt", "mine");
        write("checks/part-00000-" + UUID.randomUUID() + "-c000.zstd.parquet", "PAR1");
        write("strategies", "a file");
        Files.createDirectories(folder.resolve("comparisons/part-00000-" + UUID.randomUUID() + ".parquet"));
        write("audit.json", "{\"mine\": 1}");
        write("report.html", "<html>my own</html>");
        assertThat(refused(folder.resolve("report.html")))
                .hasSize(6)
                .anySatisfy(p -> assertThat(p).contains("holds slices/notes.txt, which no audit wrote"))
                .anySatisfy(p -> assertThat(p).contains("holds the folder checks, which no audit wrote to its end"))
                .anySatisfy(p -> assertThat(p).contains("holds the file strategies"))
                .anySatisfy(p -> assertThat(p).contains("holds comparisons/part-"))
                .anySatisfy(p -> assertThat(p).contains("holds audit.json, which no audit wrote"))
                .anySatisfy(p -> assertThat(p).contains("holds report.html, which no audit wrote"));
        assertThat(folder.resolve("slices/notes.txt")).hasContent("mine");
    }

    @Test
    void theTablesOfAnAuditThatBrokeOffMayBeUnfinishedButNotForeign() throws IOException {
        check(false).clear();
        write("checks/_temporary/0/part-00000", "half");
        check(false).clear();
        assertThat(folder.resolve("checks")).doesNotExist();
        write("checks/notes.txt", "mine");
        assertThat(refused(folder.resolve("report.html")))
                .singleElement()
                .asString()
                .contains("holds checks/notes.txt");
    }

    @Test
    void aReportElsewhereReplacesOnlyAReport(@TempDir Path elsewhere) throws IOException {
        Path mine = Files.writeString(elsewhere.resolve("mine.html"), "<html>my own</html>");
        Path earlier = Files.writeString(elsewhere.resolve("earlier.html"), PAGE);
        Path old =
                Files.writeString(elsewhere.resolve("old.html"), "<html>" + " ".repeat(200_000) + "Made by CamAudit.");
        assertThat(refused(mine)).singleElement().asString().contains("is no report of an audit");
        assertThat(refused(elsewhere)).singleElement().asString().contains("is a folder");
        assertThat(refused(folder.resolve("checks/page.html")))
                .singleElement()
                .asString()
                .contains("in one of the audit's tables");
        assertThatThrownBy(() -> check(earlier, false)).hasMessageContaining("say --overwrite");
        check(earlier, true).report("new");
        assertThat(earlier).hasContent("new");
        assertThat(check(old, true).state()).isEqualTo(AuditFolder.State.UNTOUCHED);
    }

    @Test
    void aReportOfAnotherNameInTheFolderIsReplaced() throws IOException {
        write("page.html", PAGE);
        assertThat(check(folder.resolve("page.html"), true).state()).isEqualTo(AuditFolder.State.UNTOUCHED);
        write("page.html", "my own");
        assertThat(refused(folder.resolve("page.html")))
                .singleElement()
                .asString()
                .contains("holds page.html");
    }

    @Test
    void whatNoAuditWroteIsNeverReplaced() throws IOException {
        check(false).clear();
        Files.writeString(folder.resolve("mine.txt"), "x");
        assertThatThrownBy(() -> check(true)).isInstanceOf(InputException.class).hasMessageContaining("holds mine.txt");
    }
}
