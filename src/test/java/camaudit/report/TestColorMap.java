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
    @Test
    void bothMapsAreMatplotlibs() throws IOException {
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
            assertThat(hexadecimal(ColorMap.JET, value)).as("jet at %s", value).isEqualTo(fields.get(1));
            assertThat(hexadecimal(ColorMap.VIRIDIS, value))
                    .as("viridis at %s", value)
                    .isEqualTo(fields.get(2));
        }
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
