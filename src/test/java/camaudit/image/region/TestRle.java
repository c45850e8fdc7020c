package camaudit.image.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import camaudit.image.InputView;
import camaudit.image.Views;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Run lengths and polygons against plain loops of NumPy, see {@code make_region_goldens.py}. */
final class TestRle {
    @Test
    void countsDownTheColumnsWorkedByHand() {
        Bitmap bitmap = Rle.ofCounts(2, 3, 1, 3, 2).bitmap();
        // Columns: 01 11 00.
        assertThat(bitmap.count()).isEqualTo(3);
        assertThat(PlainRegion.isSet(bitmap, 1, 0)).isTrue();
        assertThat(PlainRegion.isSet(bitmap, 0, 1)).isTrue();
        assertThat(PlainRegion.isSet(bitmap, 1, 1)).isTrue();
        assertThat(Rle.ofCompressed(2, 3, "132").bitmap().count()).isEqualTo(3);
    }

    @Test
    void goldenRunLengths() throws IOException {
        for (JsonNode golden : golden().get("run_lengths")) {
            int height = golden.get("height").asInt();
            int width = golden.get("width").asInt();
            int[] counts = new ObjectMapper().treeToValue(golden.get("counts"), int[].class);
            String compressed = golden.get("compressed").asText();
            Bitmap plain = Rle.ofCounts(height, width, counts).bitmap();
            Bitmap packed = Rle.ofCompressed(height, width, compressed).bitmap();
            for (int y = 0; y < height; y++) {
                String row = golden.get("rows").get(y).asText();
                for (int x = 0; x < width; x++) {
                    assertThat(PlainRegion.isSet(plain, y, x)).isEqualTo(row.charAt(x) == '1');
                    assertThat(PlainRegion.isSet(packed, y, x)).isEqualTo(row.charAt(x) == '1');
                }
            }
        }
    }

    @Test
    void goldenAreasOfPolygons() throws IOException {
        for (JsonNode golden : golden().get("polygons")) {
            Region.Builder region = Region.builder(
                    golden.get("height").asInt(), golden.get("width").asInt());
            for (JsonNode polygon : golden.get("polygons")) {
                region.polygon(new ObjectMapper().treeToValue(polygon, float[].class));
            }
            InputView view = Views.whole(
                    golden.get("height").asInt(), golden.get("width").asInt());
            int rows = golden.get("cells").get(0).asInt();
            int columns = golden.get("cells").get(1).asInt();
            Foreground found = region.build().coverage(view, rows, columns);
            double[] expected = new ObjectMapper().treeToValue(golden.get("shares"), double[].class);
            assertThat(found).isInstanceOf(Coverage.class);
            assertThat(((Coverage) found).shares()).containsExactly(expected, within(3e-3));
        }
    }

    @Test
    void countsThatAreNotThePicturesAreRefused() {
        assertThatThrownBy(() -> Rle.ofCounts(2, 3, 1, 3, 1))
                .hasMessageContaining("sum to 5")
                .hasMessageContaining("6");
        assertThatThrownBy(() -> Rle.ofCounts(2, 3, 1, 3, 3)).hasMessageContaining("run length 2 is 3");
        assertThatThrownBy(() -> Rle.ofCounts(2, 3, 7, -1)).hasMessageContaining("run length 0 is 7");
        assertThatThrownBy(() -> Rle.ofCounts(2, 3, Integer.MAX_VALUE, Integer.MAX_VALUE, 8))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rle.ofCounts(0, 3)).hasMessageContaining("3×0");
        assertThatThrownBy(() -> Rle.ofCounts(1 << 20, 1 << 20, 1)).hasMessageContaining("1048576");
        assertThatThrownBy(() -> Rle.ofCompressed(2, 3, "")).hasMessageContaining("sum to 0");
        assertThatThrownBy(() -> Rle.ofCompressed(2, 3, "1 2")).hasMessageContaining("place 2");
        assertThatThrownBy(() -> Rle.ofCompressed(2, 3, "oooooooooooo")).hasMessageContaining("break off");
        assertThatThrownBy(() -> Rle.ofCompressed(2, 3, "1é")).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = TestRle.class.getResourceAsStream("/golden/regions.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }
}
