package camaudit.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.Slices;
import camaudit.text.Numbers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Findings as people say them. */
class TestWords {
    @Test
    void slices() {
        assertThat(Words.images(Slice.EVERYTHING)).isEqualTo("All images");
        assertThat(Words.images(Slices.parse("label=cat & predicted=dog")))
                .isEqualTo("Images of class cat taken for dog");
        assertThat(Words.images(Slices.parse("camera=7 & site=A & label=cat")))
                .isEqualTo("Images of class cat with camera 7 and site A");
    }

    @Test
    void namesCannotSteerATerminalNorFillIt() {
        assertThat(Words.images(Slice.of("label", "a\u001b[31m\nb\u202e")))
                .isEqualTo("Images of class a\uFFFD[31m\uFFFDb\uFFFD");
        assertThat(Words.images(Slice.of("label", "x".repeat(1000))))
                .hasSizeLessThan(120)
                .endsWith("…");
        assertThat(Words.images(Slice.of("label", "ünï 😀"))).isEqualTo("Images of class ünï 😀");
    }

    @Test
    void numbersHaveTheirUnit() {
        assertThat(Words.finding("foreground_lift", Aggregate.MEDIAN, 1.234))
                .isEqualTo("the object gets 1.23 times the heat that an even map would give it (median)");
        assertThat(Words.finding("focus", Aggregate.MEAN, 0.5)).isEqualTo("the mean of focus is 0.50");
        assertThat(Words.finding("correct", new Aggregate("count"), 12)).isEqualTo("the count of correct is 12");
        assertThat(Numbers.share(0.614)).isEqualTo("61 %");
        assertThat(Numbers.share(0.0123)).isEqualTo("1.2 %");
        assertThat(Numbers.share(0)).isEqualTo("0 %");
        assertThat(Numbers.number(0.00123)).isEqualTo("0.0012");
        assertThat(Words.between(Optional.of(new Interval(0.25, 0.375)), 0.95, true))
                .isEqualTo(" (95 % interval 25 % to 38 %)");
        assertThat(Words.between(Optional.empty(), 0.95, true)).isEmpty();
    }
}
