package camaudit.audit.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Slices, how they are written, and which ones a row belongs to. */
class TestSlice {
    private static final List<String> HOSTILE = List.of(
            "cat",
            "",
            " ",
            "*",
            "all",
            "a & b=c",
            "\"quoted\"",
            "back\\slash",
            "back\\\\n",
            "line\nline\r\ttab",
            "<script>alert(1)</script>",
            "emoji 😀 and ünïcödé",
            "\u0000\u001b\u2028",
            "\ud800 alone",
            "$1 \\u0041",
            "a|b|c");

    @Test
    void writtenForm() {
        assertThat(slice("site", "A", "label", "cat").text()).isEqualTo("label=cat & site=A");
        assertThat(Slice.of("site", "A 1").text()).isEqualTo("site=\"A 1\"");
        assertThat(Slice.EVERYTHING.text()).isEqualTo("all");
        assertThat(Slices.parse("  site = \"A\"&label=cat ")).isEqualTo(slice("label", "cat", "site", "A"));
        assertThat(Slices.parse("")).isEqualTo(Slice.EVERYTHING);
        assertThat(Slices.parse("all")).isEqualTo(Slice.EVERYTHING);
    }

    @Test
    void hostileValuesComeBack() {
        for (String value : HOSTILE) {
            for (String other : HOSTILE) {
                Slice slice = slice("d " + other, value, "label", other);
                assertThat(Slices.parse(slice.text())).isEqualTo(slice);
                assertThat(slice.text()).doesNotContain("\n").doesNotContain("\u001b");
            }
        }
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            StringBuilder any = new StringBuilder();
            random.ints(random.nextInt(8), 0, 128).forEach(c -> any.append((char) c));
            Slice slice = Slice.of("x", any.toString());
            assertThat(Slices.parse(slice.text())).isEqualTo(slice);
        }
    }

    @Test
    void whatIsNoSlice() {
        for (String text :
                List.of("cat", "label=", "=cat", "label=cat &", "& label=cat", "label=a label=b", "l=\"open")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> Slices.parse(text))
                    .withMessageContaining("is no slice");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slices.parse("label=a & label=b"))
                .withMessageContaining("twice");
    }

    @Test
    void parents() {
        assertThat(Slice.EVERYTHING.parent()).isEmpty();
        assertThat(Slice.of("label", "a").parent()).contains(Slice.EVERYTHING);
        assertThat(Slices.parse("label=a & site=B").parent()).contains(Slice.of("label", "a"));
        assertThat(Slices.parse("predicted=b & label=a").parent()).contains(Slice.of("label", "a"));
        assertThat(Slices.parse("predicted=b & site=B").parent()).contains(Slice.of("predicted", "b"));
        assertThat(Slices.parse("camera=b & site=B").parent()).contains(Slice.EVERYTHING);
    }

    @Test
    void patterns() {
        SlicePattern each = SlicePattern.parse("label=* & site=A");
        assertThat(each.matches(Slices.parse("site=A & label=x"))).isTrue();
        assertThat(each.matches(Slices.parse("site=B & label=x"))).isFalse();
        assertThat(each.matches(Slices.parse("label=x"))).isFalse();
        assertThat(each).hasToString("label=* & site=A");
        assertThat(SlicePattern.parse("label=\"*\"").matches(Slice.of("label", "x")))
                .isFalse();
        assertThat(SlicePattern.parse("all").matches(Slice.EVERYTHING)).isTrue();
        assertThat(SlicePattern.parse("all").matches(Slice.of("label", "x"))).isFalse();
        assertThat(SlicePattern.parse(" \"a b\"=*")).isEqualTo(SlicePattern.parse("\"a b\" = *"));
    }

    @Test
    void slicesOfARow() {
        Map<String, String> row = Map.of("label", "cat", "predicted", "dog", "site", "A", "camera", "7", "other", "x");
        assertThat(new SliceKeys(List.of("site", "camera"), 1).of(row))
                .extracting(Slice::text)
                .containsExactlyInAnyOrder(
                        "all", "label=cat", "predicted=dog", "label=cat & predicted=dog", "site=A", "camera=7");
        // Four dimensions: 1 + 4 + 6 products of up to two, 1 + 4 + 6 + 4 of up to three.
        assertThat(new SliceKeys(List.of("site", "camera"), 2).of(row))
                .hasSize(11)
                .doesNotHaveDuplicates();
        assertThat(new SliceKeys(List.of("site", "camera"), 3).of(row))
                .hasSize(15)
                .doesNotHaveDuplicates();
        assertThat(new SliceKeys(List.of("site"), 2).of(Map.of("site", "", "predicted", "dog")))
                .extracting(Slice::text)
                .containsExactly("all", "predicted=dog");
        for (Slice slice : new SliceKeys(List.of("site", "camera"), 3).of(row)) {
            assertThat(slice.conditions())
                    .allSatisfy(one -> assertThat(row).containsEntry(one.dimension(), one.value()));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new SliceKeys(List.of("label"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SliceKeys(List.of(), 0));
    }

    @Test
    void theRarestAreDropped() {
        Map<Slice, Long> rows =
                Map.of(Slice.EVERYTHING, 9L, Slice.of("a", "1"), 5L, Slice.of("a", "2"), 4L, Slice.of("b", "1"), 4L);
        SliceSelection selection = Slices.selection(rows, 2);
        assertThat(selection.kept())
                .containsExactlyInAnyOrder(Slice.EVERYTHING, Slice.of("a", "1"), Slice.of("a", "2"));
        assertThat(selection.dropped()).isEqualTo(1);
        assertThat(selection.largestDropped()).isEqualTo(4);
        assertThat(selection.describe())
                .contains("1 smallest")
                .contains("4 images or fewer")
                .contains("max-slices");
        assertThat(Slices.selection(rows, 3).describe()).isEmpty();
    }

    @Test
    void classesAreKeptHoweverManyTheyAre() {
        Map<Slice, Long> rows = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            rows.put(Slice.of(Slice.LABEL, "c" + i), 1L);
            rows.put(Slice.of(Slice.PREDICTED, "c" + i), 1L);
            rows.put(slice(Slice.LABEL, "c" + i, Slice.PREDICTED, "c" + i), 100L);
        }
        SliceSelection selection = Slices.selection(rows, 10);
        assertThat(selection.kept())
                .hasSize(110)
                .contains(Slice.of(Slice.LABEL, "c49"), Slice.of(Slice.PREDICTED, "c0"));
        assertThat(selection.dropped()).isEqualTo(40);
    }

    private static Slice slice(String dimension, String value, String other, String otherValue) {
        return new Slice(List.of(new Condition(dimension, value), new Condition(other, otherValue)));
    }
}
