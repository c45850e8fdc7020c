package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.text.Numbers;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestLettering {
    private static final Font FONT = TextRenderer.font(Font.PLAIN, 14);
    private static final List<String> TEXTS = List.of(
            "", "i", "cat", "il".repeat(3000), "WM".repeat(3000), "two words", "Ünïcödé — ×÷", "😀".repeat(80), "猫の図");

    private final TextRenderer lettering =
            new TextRenderer(new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics());

    @Test
    void fittedTextIsNeverWiderThanItsRoom() {
        for (String text : TEXTS) {
            for (int room : new int[] {0, 3, 12, 50, 300, 1800}) {
                assertThat(lettering.width(lettering.fit(text, FONT, room), FONT))
                        .isLessThanOrEqualTo(room);
                assertThat(lettering.width(lettering.fitMiddle(text, FONT, room), FONT))
                        .isLessThanOrEqualTo(room);
            }
        }
    }

    @Test
    void shortenedTextKeepsWhatTellsTheMost() {
        String path = "bucket/" + "folder/".repeat(40) + "image_0042.png";
        assertThat(lettering.fit(path, FONT, 200)).startsWith("bucket/folder/").endsWith("…");
        assertThat(lettering.fitMiddle(path, FONT, 300))
                .startsWith("bucket/")
                .contains("…")
                .endsWith("/image_0042.png");
        assertThat(lettering.fit("short", FONT, 200)).isEqualTo("short");
        assertThat(lettering.fitMiddle("short", FONT, 200)).isEqualTo("short");
    }

    @Test
    void noHalfCharacters() {
        for (int room = 0; room < 200; room++) {
            String shown =
                    lettering.fit("😀".repeat(30), FONT, room) + lettering.fitMiddle("😀".repeat(30), FONT, room);
            assertThat(shown.codePoints()).allMatch(point -> point < 0xd800 || point > 0xdfff);
        }
    }

    @Test
    void lineBreaksBecomeSpacesAndUnknownLettersNumbers() {
        assertThat(lettering.fit("a\nb\tc\u0000d", FONT, 500)).isEqualTo("a b c d");
        assertThat(lettering.fit("\udbff\udffd", FONT, 500)).isEqualTo("U+10FFFD");
    }

    @Test
    void wrapsAtSpaces() {
        List<String> lines = lettering.wrap("the gradient is zero everywhere", FONT, 120);
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(String.join(" ", lines)).isEqualTo("the gradient is zero everywhere");
        assertThat(lines)
                .allSatisfy(line -> assertThat(lettering.width(line, FONT)).isLessThanOrEqualTo(120));
    }

    @Test
    void scaleNumbers() {
        assertThat(Numbers.threeDigits(3.0512f)).isEqualTo("3.05");
        assertThat(Numbers.threeDigits(0.012345f)).isEqualTo("0.0123");
        assertThat(Numbers.threeDigits(250f)).isEqualTo("250");
        assertThat(Numbers.threeDigits(12f)).isEqualTo("12");
        assertThat(Numbers.threeDigits(1063f)).isEqualTo("1060");
        assertThat(Numbers.threeDigits(1.5e-7f)).isEqualTo("1.50e-07");
        assertThat(Numbers.threeDigits(Float.MAX_VALUE)).isEqualTo("3.40e+38");
    }
}
