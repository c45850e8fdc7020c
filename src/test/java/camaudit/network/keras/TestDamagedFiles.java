package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import camaudit.network.ModelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestDamagedFiles {
    private static final String ARCHIVE = "odd/every-layer.keras";

    @ParameterizedTest
    @ValueSource(strings = {ARCHIVE, "odd/many-unnamed.keras", "odd/tiny.h5", "odd/every-layer.h5", "keras1-cnn.h5"})
    void filesCutShortAnywhere(String name) {
        byte[] whole = ModelFiles.bytes(name);
        int step = Math.max(1, whole.length / 200);
        for (int length = 0; length < whole.length; length += length < 100 ? 1 : step) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> KerasReader.read(part, "cut.bin"))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'cut.bin'");
        }
        byte[] last = Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> KerasReader.read(last, "cut.bin")).hasMessageContaining("cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights", "config", "tiny.h5", "keras1-graph.h5"})
    void flippedBytesGiveAModelOrARefusal(String what) {
        Map<String, byte[]> entries = ModelFiles.unzip(ModelFiles.bytes(ARCHIVE));
        String entry = what.equals("weights") ? ModelFiles.WEIGHTS : ModelFiles.CONFIG;
        byte[] whole =
                what.endsWith(".h5") ? ModelFiles.bytes("odd/" + what) : entries.getOrDefault(entry, new byte[0]);
        Random random = new Random(5);
        for (int i = 0; i < 600; i++) {
            byte[] damaged = whole.clone();
            for (int flips = random.nextInt(4) + 1; flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            byte[] file = damaged;
            if (!what.endsWith(".h5")) {
                Map<String, byte[]> changed = new LinkedHashMap<>(entries);
                changed.put(entry, damaged);
                file = ModelFiles.zip(changed);
            }
            requireModelOrRefusal(file);
        }
    }

    private static void requireModelOrRefusal(byte[] file) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                KerasReader.read(file, "flipped.bin");
            } catch (ModelException e) {
                assertThat(e).hasMessageContaining("'flipped.bin'");
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weights-only.h5           | it holds weights only; save the whole model with model.save(...)
            weights-only.weights.h5   | it holds weights only; save the whole model with model.save(...)
            no-config.h5              | holds no Keras model
            int32.h5                  | only float16, float32 and float64 are read
            reversed-unknown-names.h5 | kernel of layer 'predictions' (Dense) has shape [2], expected [3, 2]
            swapped-vars.keras        | kernel of layer 'scores' (Dense) has shape [2], expected [2, 2]
            bomb.h5                   | more than a file of
            """)
    void whatIsWrongIsNamed(String file, String message) {
        assertThatThrownBy(() -> ModelFiles.read("odd/" + file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("odd/" + file)
                .hasMessageContaining(message);
    }

    @Test
    void noModelAtAll() {
        byte[] html = "<!DOCTYPE html><html>404</html>".getBytes(StandardCharsets.UTF_8);
        refused(html, "neither a .keras nor a .h5 file");
        refused(new byte[0], "neither a .keras nor a .h5 file");
        refused(ModelFiles.zip(Map.of("a.txt", new byte[3])), "the zip has no '");
    }

    @Test
    void entriesOfTheZip() {
        Map<String, byte[]> entries = ModelFiles.unzip(ModelFiles.bytes(ARCHIVE));
        for (String name : entries.keySet()) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(entries);
            fewer.remove(name);
            refused(ModelFiles.zip(fewer), "the zip has no '" + name + "'");
        }
        refused(with(entries, ModelFiles.WEIGHTS, html()), "the weights are not an HDF5 file");
        refused(with(entries, ModelFiles.CONFIG, html()), "config.json is not valid JSON");
        refused(with(entries, "metadata.json", "[]".getBytes(StandardCharsets.UTF_8)), "not a JSON object");
        byte[] config = entries.getOrDefault(ModelFiles.CONFIG, new byte[0]);
        refused(with(entries, ModelFiles.CONFIG, Arrays.copyOf(config, config.length / 2)), "not valid JSON");
        KerasReader.read(with(entries, "assets/words.txt", html()), "with-more.keras");
    }

    @Test
    void anEntryTwice() {
        Map<String, byte[]> entries = new LinkedHashMap<>(ModelFiles.unzip(ModelFiles.bytes(ARCHIVE)));
        entries.put("config.jsoX", entries.getOrDefault(ModelFiles.CONFIG, new byte[0]));
        byte[] zip = ModelFiles.zip(entries);
        String renamed = new String(zip, StandardCharsets.ISO_8859_1).replace("config.jsoX", ModelFiles.CONFIG);
        refused(renamed.getBytes(StandardCharsets.ISO_8859_1), "holds 'config.json' twice");
    }

    @Test
    void zipBombStopsAtTheLimit() {
        Map<String, byte[]> entries = ModelFiles.unzip(ModelFiles.bytes(ARCHIVE));
        byte[] zeros = new byte[(16 << 20) + 1];
        refused(
                with(entries, ModelFiles.CONFIG, zeros),
                "'config.json' unpacks to 16777217 bytes, more than the 16777216");
        refused(
                with(entries, "metadata.json", zeros),
                "'metadata.json' unpacks to 16777217 bytes, more than the 1048576");
        byte[] more = new byte[80 << 20];
        refused(with(entries, "assets/zeros", more), "more than 64 times its size, at 'assets/zeros'");
    }

    private static byte[] html() {
        return "<html>".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] with(Map<String, byte[]> entries, String name, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        changed.put(name, content);
        return ModelFiles.zip(changed);
    }

    private static void refused(byte[] content, String message) {
        assertThatThrownBy(() -> KerasReader.read(content, "bad.keras"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'bad.keras'")
                .hasMessageContaining(message);
    }
}
