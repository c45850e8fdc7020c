package camaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The words of the progress. */
class TestProgressLog {
    @Test
    void lines() {
        try (ProgressLog log = new ProgressLog(10_000, Duration.ofHours(1), line -> {})) {
            assertThat(log.line(0, 3)).isEqualTo("0 of 10,000 images, tasks are starting");
            assertThat(log.line(4_096, 5)).isEqualTo("4,096 of 10,000 images (40 %), 819.2 images/s, 0:07 left");
            assertThat(log.line(10, 10)).isEqualTo("10 of 10,000 images (0 %), 1.0 images/s, 2:46:30 left");
            assertThat(log.line(10_000, 10)).isEqualTo("10,000 of 10,000 images (100 %), 1,000.0 images/s, 0:00 left");
        }
    }

    @Test
    void linesAreTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (ProgressLog log = new ProgressLog(10_000, Duration.ofHours(1), line -> {})) {
            assertThat(log.line(4_096, 5)).startsWith("4,096 of 10,000 images (40 %), 819.2 images/s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void clocks() {
        assertThat(ProgressLog.clock(0)).isEqualTo("0:00");
        assertThat(ProgressLog.clock(59)).isEqualTo("0:59");
        assertThat(ProgressLog.clock(3_599)).isEqualTo("59:59");
        assertThat(ProgressLog.clock(3_600)).isEqualTo("1:00:00");
        assertThat(ProgressLog.clock(360_061)).isEqualTo("100:01:01");
    }
}
