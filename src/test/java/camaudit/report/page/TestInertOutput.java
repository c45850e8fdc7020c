package camaudit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestInertOutput {
    @Test
    void whatSteersIsSpelledOut() {
        assertThat(InertOutput.visible("a\u202Eb")).isEqualTo("a\\u202Eb");
        assertThat(InertOutput.visible("\u2066\u200F\u0000\u0085")).isEqualTo("\\u2066\\u200F\\u0000\\u0085");
        assertThat(InertOutput.visible("lone \uD800 half")).isEqualTo("lone \\uD800 half");
        assertThat(InertOutput.visible("\uFEFFx\uFFFF")).isEqualTo("\\uFEFFx\\uFFFF");
        assertThat(InertOutput.visible("two\nlines\tand")).isEqualTo("two lines and");
    }

    @Test
    void everyLanguageStays() {
        for (String text : new String[] {"Grüße", "שלום", "日本語", "नमस्ते", "👩🏽‍🔬", "a < b & c"}) {
            assertThat(InertOutput.visible(text)).isEqualTo(text);
        }
    }

    /** Every character by itself against Unicode's own properties. */
    @Test
    void noControlIsLeft() {
        for (int code = 0; code <= Character.MAX_CODE_POINT; code++) {
            String shown = InertOutput.visible(Character.toString(code));
            assertThat(shown.codePoints()
                            .noneMatch(each -> Character.getType(each) == Character.CONTROL
                                    || Character.getType(each) == Character.SURROGATE
                                    || (each != 0x00ad && Character.getName(each) != null && isDirection(each))))
                    .as(Integer.toHexString(code))
                    .isTrue();
        }
    }

    private static boolean isDirection(int code) {
        return switch (Character.getDirectionality(code)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }

    @Test
    void endlessTextEnds() {
        assertThat(InertOutput.visible("x".repeat(1_000_000)))
                .hasSizeLessThan(1_100)
                .endsWith("[1,000,000 characters]");
        assertThat(InertOutput.visible("x".repeat(1_000))).hasSize(1_000);
    }
}
