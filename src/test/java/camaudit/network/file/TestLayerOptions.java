package camaudit.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the readers of Keras and DL4J share in taking a layer's options. */
class TestLayerOptions {
    @Test
    void optionsGoByTheirNamesInAnyVersion() {
        Options options = options("{'new': 2.5, 'none': null, 'on': true}");
        assertThat(options.number("old", "new")).hasValue(2.5);
        assertThat(options.number("none")).isEmpty();
        assertThat(options.number("absent")).isEmpty();
        assertThat(options.flag("on")).hasValue(true);
        options.requireAllKnown();
    }

    @Test
    void whatNobodyAskedForIsRefusedUnlessItIsNullOrIgnored() {
        Options options = options("{'seed': 1, 'training': [1], 'odd': null, 'slope': 3}");
        options.ignore("seed");
        assertThatThrownBy(options::requireAllKnown)
                .isInstanceOf(ModelException.class)
                .hasMessage("layer 'a': option slope = 3 is not supported: CamAudit does not know what it does to the"
                        + " scores");
        assertThat(options.find("slope")).isPresent();
        options.requireAllKnown();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'n': '2'}  | option n = \"2\" is not supported: a finite number is expected",
                "{'n': NaN}  | option n = \"NaN\" is not supported: a finite number is expected",
                "{'n': [2]}  | option n = [2] is not supported: a finite number is expected",
                "{'n': true} | option n = true is not supported: a finite number is expected"
            })
    void numbersAreFinite(String json, String message) {
        assertThatThrownBy(() -> options(json).number("n")).hasMessage("layer 'a': " + message);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "3000000000", "'x'"})
    void countsAreWhole(String value) {
        String json = "{'n': " + (value.equals("x") ? "'x'" : value) + "}";
        assertThatThrownBy(() -> options(json).whole(1, "whole, please", "n"))
                .hasMessageStartingWith("layer 'a': option n = ")
                .hasMessageEndingWith(" is not supported: whole, please");
    }

    @Test
    void whatIsRequiredIsNamedWithAllItsNames() {
        assertThatThrownBy(() -> options("{'a': null}").require("a", "b"))
                .hasMessage("layer 'a' has no option a or b: train it again");
    }

    @Test
    void cellsThatAreNoneAreLeftOut() {
        Options options = options("{'c': [1, 0, 65536, 65537, 'x'], 'one': 3}");
        assertThat(LayerOptions.cells(options.require("c"), 1)).containsExactly(1, 65536);
        assertThat(LayerOptions.cells(options.require("one"), 0)).containsExactly(3);
    }

    @Test
    void aRefusalBeyondTheOptionsNamesTheLayer() {
        assertThat(options("{}").<Integer>named(() -> 5)).isEqualTo(5);
        assertThatThrownBy(() -> options("{}").named(() -> {
                    throw new ModelException("no window");
                }))
                .hasMessage("layer 'a': no window");
    }

    private static Options options(String json) {
        return new Options(json.replace('\'', '"'));
    }

    private static final class Options extends LayerOptions {
        private Options(String json) {
            super(
                    "layer 'a'",
                    Json.parse(json.getBytes(StandardCharsets.UTF_8), "it"),
                    Set.of("training"),
                    "train it again");
        }
    }
}
