package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TestColorMap {
    private static final List<ColorMap> MAPS = List.of(
            ColorMap.JET, ColorMap.VIRIDIS, ColorMap.TURBO, ColorMap.RED_BLUE, ColorMap.BLUES, ColorMap.RED_GREEN);

    @Test
    void mapsAreMatplotlibs() throws IOException {
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TestColorMap.class.getResourceAsStream("colors.txt")),
                StandardCharsets.UTF_8))) {
            lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
        assertThat(lines).hasSizeGreaterThan(1200);
        for (String line : lines) {
            List<String> fields = List.of(line.split(" ", -1));
            double value = Double.parseDouble(fields.get(0));
            for (int i = 0; i < MAPS.size(); i++) {
                assertThat(hexadecimal(MAPS.get(i), value))
                        .as("%s at %s", MAPS.get(i).label(), value)
                        .isEqualTo(fields.get(i + 1));
            }
        }
    }

    @Test
    void opencvsJetIsAnother() {
        assertThat(ColorMap.OPENCV_JET.entry(0)).isEqualTo(0x000080);
        assertThat(ColorMap.OPENCV_JET.entry(255)).isEqualTo(0x800000);
        assertThat(ColorMap.OPENCV_JET.entry(100)).isNotEqualTo(ColorMap.JET.entry(100));
    }

    @Test
    void valuesOutsideAreRefused() {
        for (double value : new double[] {-1e-9, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> ColorMap.JET.rgb(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(value));
        }
    }

    private static String hexadecimal(ColorMap map, double value) {
        return String.format("%06x", map.rgb(value));
    }
}
