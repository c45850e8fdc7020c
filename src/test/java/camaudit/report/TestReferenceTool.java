package camaudit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.image.Pixels;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.vocabulary.MapKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Overlays against what the peers' own libraries make: src/test/python/make_overlay_goldens.py. */
final class TestReferenceTool {
    private static JsonNode goldens;
    private static Pixels image;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(TestReferenceTool.class.getResourceAsStream("overlays.json"))) {
            goldens = new ObjectMapper().readTree(stream);
        }
        JsonNode samples = goldens.get("image");
        byte[] bytes = new byte[samples.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) samples.get(i).asInt();
        }
        image = new Pixels(goldens.get("height").asInt(), goldens.get("width").asInt(), 3, bytes);
    }

    @Test
    void overlaysAreThePeers() {
        assertThat(goldens.get("cases")).hasSize(7);
        for (JsonNode example : goldens.get("cases")) {
            ReferenceTool peer = ReferenceTool.valueOf(example.get("peer").asText());
            Pixels overlay = peer.overlay(
                    new FloatMap(
                            heat(example),
                            example.get("height").asInt(),
                            example.get("width").asInt()),
                    image);
            int worst = 0;
            int other = 0;
            for (int i = 0; i < overlay.samples().length; i++) {
                int away = Math.abs((overlay.samples()[i] & 0xff)
                        - example.get("expected").get(i).asInt());
                worst = Math.max(worst, away);
                other += away > 0 ? 1 : 0;
            }
            assertThat(worst).as("%s: %d samples differ", peer, other).isLessThanOrEqualTo(allowed(peer));
        }
    }

    /** Matplotlib composes in premultiplied 8 bits, which is not copied to the last level. */
    private static int allowed(ReferenceTool peer) {
        return switch (peer) {
            case KERAS_VIS, PYTORCH_GRAD_CAM, TORCH_CAM -> 0;
            case TF_KERAS_VIS, CAPTUM, CAPTUM_SIGNED -> 1;
        };
    }

    @Test
    void aGrayPictureIsItsThreeChannels() {
        byte[] gray = new byte[40];
        byte[] rgb = new byte[120];
        for (int i = 0; i < rgb.length; i++) {
            gray[i / 3] = (byte) (i / 3 * 5);
            rgb[i] = gray[i / 3];
        }
        FloatMap heat = new FloatMap(new float[40], 5, 8);
        heat.values()[17] = 1;
        for (ReferenceTool peer : ReferenceTool.values()) {
            assertThat(peer.overlay(heat, new Pixels(5, 8, 1, gray)).samples())
                    .isEqualTo(peer.overlay(heat, new Pixels(5, 8, 3, rgb)).samples());
        }
    }

    @Test
    void aMapOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> ReferenceTool.KERAS_VIS.overlay(new FloatMap(new float[4], 2, 2), image))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a map of 2×2 for a picture of 10×14");
    }

    @Test
    void everyPeerDrawsAFigureOfItsOwn() {
        FigureInput input = new FigureInput(
                image,
                new Heat(
                        MapKind.POSITIVE,
                        new FloatMap(new float[] {1, 2, 3, -1}, 2, 2),
                        Placement.stretched(2, 2, 10, 14)),
                "id",
                Optional.empty(),
                "a",
                "a",
                0.5,
                1,
                "grad-cam",
                "conv",
                "OK",
                Optional.empty());
        assertThat(java.util.Arrays.stream(ReferenceTool.values())
                        .map(peer -> java.util.Arrays.hashCode(Figure.png(
                                input, Brush.of(peer, camaudit.attribution.preset.Preset.PYTORCH_GRAD_CAM::heatmap))))
                        .distinct())
                .hasSize(ReferenceTool.values().length);
    }

    private static float[] heat(JsonNode example) {
        float[] heat = new float[example.get("heat").size()];
        for (int i = 0; i < heat.length; i++) {
            heat[i] = (float) example.get("heat").get(i).asDouble();
        }
        return heat;
    }
}
