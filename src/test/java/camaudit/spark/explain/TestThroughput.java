package camaudit.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.text.Numbers;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The words of the progress. */
class TestThroughput {
    @Test
    void aSteadyRun() {
        Throughput pace = new Throughput(10_000);
        assertThat(pace.line(4_096, 5)).isEqualTo("4,096 of 10,000 images (40 %), 819.2 images/s, 0:07 left");
        assertThat(pace.line(8_192, 10)).isEqualTo("8,192 of 10,000 images (81 %), 819.2 images/s, 0:02 left");
        assertThat(pace.line(10_000, 12)).isEqualTo("10,000 of 10,000 images (100 %), 833.3 images/s, 0:00 left");
    }

    @Test
    void aSlowStartDoesNotSpoilTheForecast() {
        Throughput pace = new Throughput(10_000);
        assertThat(pace.line(0, 10)).isEqualTo("0 of 10,000 images, tasks are starting");
        assertThat(pace.line(0, 20)).isEqualTo("0 of 10,000 images, tasks are starting");
        assertThat(pace.line(1_000, 30)).isEqualTo("1,000 of 10,000 images (10 %), 100.0 images/s, 1:30 left");
    }

    @Test
    void theLastLooksDecide() {
        Throughput pace = new Throughput(10_000);
        pace.line(10, 10);
        pace.line(20, 20);
        pace.line(1_020, 30);
        pace.line(2_020, 40);
        assertThat(pace.line(3_020, 50)).isEqualTo("3,020 of 10,000 images (30 %), 100.0 images/s, 1:10 left");
    }

    @Test
    void aStandstillHasNoForecast() {
        Throughput pace = new Throughput(100);
        for (int i = 1; i < 6; i++) {
            pace.line(50, i);
        }
        assertThat(pace.line(50, 7)).isEqualTo("50 of 100 images (50 %), 0.0 images/s");
    }

    @Test
    void linesAreTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(new Throughput(10_000).line(4_096, 5))
                    .startsWith("4,096 of 10,000 images (40 %), 819.2 images/s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void clocks() {
        assertThat(Numbers.clock(0)).isEqualTo("0:00");
        assertThat(Numbers.clock(59)).isEqualTo("0:59");
        assertThat(Numbers.clock(3_599)).isEqualTo("59:59");
        assertThat(Numbers.clock(3_600)).isEqualTo("1:00:00");
        assertThat(Numbers.clock(360_061)).isEqualTo("100:01:01");
    }
}
