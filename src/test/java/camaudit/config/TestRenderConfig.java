package camaudit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import camaudit.spec.HeatDrawing;
import camaudit.spec.RenderRequest;
import camaudit.spec.RenderSheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code render} can be told. */
class TestRenderConfig {
    @Test
    void defaults() {
        RenderRequest config = read();
        assertThat(config.sheet()).isEqualTo(RenderSheet.FIGURE);
        assertThat(config.choice().limit()).isEqualTo(50);
        assertThat(config.drawing()).isEqualTo(new HeatDrawing(HeatDrawing.Colors.JET, 0.65, Optional.empty()));
        assertThat(read("sheet", "class").choice().limit()).isEqualTo(60);
        assertThat(read("sheet", "class", "columns", "4", "rows", "5").choice().limit())
                .isEqualTo(20);
        assertThat(read("sheet", "methods", "limit", "0").choice().limit()).isZero();
    }

    @Test
    void ordersAreAColumnAndADirection() {
        assertThat(read("top", "5", "order", "border_lift").choice().ascending())
                .isFalse();
        assertThat(read("top", "5", "order", " focus  ASC ").choice().order()).contains("focus");
        assertThat(read("top", "5", "order", "focus asc").choice().ascending()).isTrue();
        assertThat(read("top", "5", "order", "focus desc").choice().top()).hasValue(5);
        assertThat(problems("top", "5", "order", "focus down"))
                .containsExactly("--order = 'focus down': expected a column, and asc or desc behind it if you like");
    }

    @Test
    void whatExcludesEachOtherIsSaid() {
        assertThat(problems("top", "5"))
                .containsExactly("--top needs a column to choose by: say --order COLUMN, e.g. --order border_lift");
        assertThat(problems("order", "focus")).containsExactly("--order needs how many to draw: say --top N");
        assertThat(problems("top", "5", "order", "focus", "limit", "9"))
                .containsExactly("--limit draws a sample and --top chooses by a column: say one of them");
        assertThat(problems("preset", "captum", "colors", "viridis", "opacity", "0.3"))
                .containsExactly(
                        "--colors and --preset exclude each other: the preset has its own",
                        "--opacity and --preset exclude each other: the preset has its own");
        assertThat(problems("by", "label")).containsExactly("--by only means something with --sheet class");
    }

    @Test
    void valuesOutOfRange() {
        assertThat(problems("opacity", "1.5")).containsExactly("--opacity = '1.5': expected a number from 0 to 1");
        assertThat(problems("columns", "41")).containsExactly("--columns = 41: a sheet has at most 40 columns");
        assertThat(problems("top", "0", "order", "focus"))
                .containsExactly("--top = '0': expected a whole number of 1 or more");
        assertThat(problems("preset", "grad-cam")).hasSize(1).allMatch(text -> text.contains("pytorch-grad-cam"));
    }

    private static RenderRequest read(String... options) {
        Map<String, List<String>> all =
                new HashMap<>(Map.of("explanations", List.of("out"), "output", List.of("pictures")));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], List.of(options[i + 1]));
        }
        return RenderConfig.read(ConfigSources.merge(RenderConfig.SETTINGS, all, List.of(), Optional.empty()));
    }

    private static List<String> problems(String... options) {
        return Objects.requireNonNull(catchThrowableOfType(ConfigException.class, () -> read(options)))
                .problems();
    }
}
