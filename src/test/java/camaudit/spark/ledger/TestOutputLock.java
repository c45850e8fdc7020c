package camaudit.spark.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.spark.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestOutputLock {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final Storage storage = new Storage(new Configuration(false));

    @Test
    void aBeatThatDidNotComeThroughIsWrittenAgain() throws IOException {
        Path file = folder.resolve(OutputLock.NAME);
        try (OutputLock lock = OutputLock.take(storage, folder.toString(), "run-1", NEVER)) {
            Files.write(file, new byte[0]);
            assertThatCode(lock::require).doesNotThrowAnyException();
            assertThat(Files.readString(file)).startsWith("run run-1 on ");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void whatAnotherRunTookOrSomebodyDeletedIsLost() throws IOException {
        Path file = folder.resolve(OutputLock.NAME);
        try (OutputLock lock = OutputLock.take(storage, folder.toString(), "run-1", NEVER)) {
            Files.writeString(file, "run run-2 on elsewhere, process 1\n2026-01-01T00:00:00Z\n");
            assertThatThrownBy(lock::require).hasMessageContaining("but run run-2 on elsewhere, process 1's");
            Files.delete(file);
            assertThatThrownBy(lock::require).hasMessageContaining("but nobody's");
            Files.writeString(file, "run run-2 on elsewhere, process 1\n2026-01-01T00:00:00Z\n");
        }
        assertThat(file).exists();
    }
}
