package camaudit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class TestShown {
    @Test
    void percentHasOneDecimal() {
        assertThat(Shown.percent(0.9731)).isEqualTo("97.3\u00a0%");
        assertThat(Shown.percent(0)).isEqualTo("0.0\u00a0%");
        assertThat(Shown.percent(1)).isEqualTo("100.0\u00a0%");
        assertThat(Shown.percent(OptionalDouble.empty())).isEqualTo("–");
    }

    @Test
    void numbersHaveTheDecimalsThatTheirSizeNeeds() {
        assertThat(Shown.number(0)).isEqualTo("0.00");
        assertThat(Shown.number(-0.0)).isEqualTo("0.00");
        assertThat(Shown.number(1.234)).isEqualTo("1.23");
        assertThat(Shown.number(-1.235)).startsWith("−1.2");
        assertThat(Shown.number(0.0004)).isEqualTo("0.0004");
        assertThat(Shown.number(123.45)).startsWith("123.");
        assertThat(Shown.number(12_345.6)).isEqualTo("12,346");
        assertThat(Shown.number(-2e-7)).isEqualTo("−2.0e−07");
        assertThat(Shown.number(3e9)).isEqualTo("3.0e+09");
    }

    @Test
    void signsAreShown() {
        assertThat(Shown.signed(0.5)).isEqualTo("+0.50");
        assertThat(Shown.signed(-0.5)).isEqualTo("−0.50");
        assertThat(Shown.signed(0)).isEqualTo("0.00");
        assertThat(Shown.points(0.372)).isEqualTo("+37.2 percentage points");
        assertThat(Shown.points(-0.01)).isEqualTo("−1.0 percentage points");
    }

    @Test
    void countsAndChances() {
        assertThat(Shown.images(1)).isEqualTo("1 image");
        assertThat(Shown.images(12_345)).isEqualTo("12,345 images");
        assertThat(Shown.chance(0)).isEqualTo("< 0.001");
        assertThat(Shown.chance(0.0214)).isEqualTo("0.021");
        assertThat(Shown.axis(-0.25)).isEqualTo("−0.25");
        assertThat(Shown.axis(0)).isEqualTo("0");
        assertThat(Shown.axis(1)).isEqualTo("1");
        assertThat(Shown.minute(Instant.parse("2026-03-02T04:05:06Z"))).isEqualTo("2026-03-02 04:05 UTC");
    }

    @Test
    void aLongNameKeepsBothEnds() {
        String name = "begin" + "x".repeat(3_992) + "end";
        assertThat(Shown.brief(name))
                .startsWith("beginxxx")
                .endsWith("xxxend")
                .contains("[4,000 characters]")
                .hasSizeLessThan(160);
        assertThat(Shown.brief("x".repeat(120))).isEqualTo("x".repeat(120));
    }

    @Test
    void aLongNameIsNotCutWithinACharacter() {
        String cats = Shown.brief("🐈".repeat(4_000));
        assertThat(cats.codePoints().filter(code -> code >= 0xd800 && code <= 0xdfff))
                .isEmpty();
    }
}
