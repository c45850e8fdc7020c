package camaudit.spark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit may replace in its folder. */
class TestAuditFolder {
    private static final Storage STORAGE = new Storage(new Configuration());

    @TempDir
    private Path folder;

    private AuditFolder check(boolean overwrite) {
        return AuditFolder.check(STORAGE, folder.toString(), overwrite);
    }

    @Test
    void anAuditThatBrokeOffIsReplacedWithoutBeingAsked() throws IOException {
        AuditFolder broken = check(false);
        assertThat(broken.state()).isEqualTo(AuditFolder.State.UNTOUCHED);
        broken.clear();
        broken.write(folder + "/" + AuditFolder.REPORT, "half of a page");
        assertThat(broken.state()).isEqualTo(AuditFolder.State.UNFINISHED);
        Files.writeString(folder.resolve("audit.json"), "{\"run");
        check(false).clear();
        assertThat(folder.resolve(AuditFolder.REPORT)).doesNotExist();
    }

    @Test
    void anAuditThatIsWholeIsReplacedOnlyOnRequest() throws IOException {
        Files.writeString(folder.resolve("audit.json"), "{}");
        assertThatThrownBy(() -> check(false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--overwrite");
        check(true).clear();
        assertThat(folder.resolve("audit.json")).doesNotExist();
    }

    @Test
    void whatNoAuditWroteIsNeverReplaced() throws IOException {
        check(false).clear();
        Files.writeString(folder.resolve("mine.txt"), "x");
        assertThatThrownBy(() -> check(true)).isInstanceOf(InputException.class).hasMessageContaining("holds mine.txt");
    }
}
