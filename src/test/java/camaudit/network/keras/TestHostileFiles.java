package camaudit.network.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.Allocation;
import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to do harm: each is refused, or read as the model it is, within what {@link KerasReader} promises. */
class TestHostileFiles {
    private static final String ARCHIVE = "odd/every-layer.keras";
    private static final long MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            huge-shape.h5    | claims shape [1000000, 1000000]
            sparse-chunks.h5 | claims shape [16384, 16384]
            chunk-bomb.h5    | has a chunk that unpacks to another size
            wide-chunk.h5    | comes in chunks of 1073741824 bytes
            lambda.h5        | layer 'own' is of class 'Lambda', which is not supported
            """)
    void hdf5(String file, String message) {
        refused(ModelFiles.bytes("hostile/" + file), message);
    }

    @Test
    void marshalledCodeInAnArchive() {
        refused(
                ModelFiles.withConfig(ARCHIVE, config -> {
                    ObjectNode layer = ModelFiles.layer(config, "drop");
                    layer.put("class_name", "Lambda");
                    ObjectNode options = (ObjectNode) layer.path("config");
                    options.removeAll();
                    options.put("name", "drop");
                    options.putObject("function")
                            .put("class_name", "__lambda__")
                            .put("code", "4wEAAAAAAAAA");
                }),
                "layer 'drop' is of class 'Lambda', which is not supported");
    }

    @ParameterizedTest
    @CsvSource({
        "dense_1, units, 2147483647",
        "conv2d, filters, 1000000000",
        "conv2d, filters, 1000000000000",
        "conv2d, kernel_size, 65536",
        "pad, padding, 65536"
    })
    void giganticOptions(String layer, String option, long value) {
        refused(
                ModelFiles.withConfig(
                        ARCHIVE,
                        config -> ((ObjectNode) ModelFiles.layer(config, layer).path("config")).put(option, value)),
                "layer '" + layer);
    }

    @Test
    void configurationsThatGrow() {
        refused(config("[".repeat(5_000) + "]".repeat(5_000)), "nesting depth");
        refused(config("{\"a\":[" + "{},".repeat(2_000_000) + "{}]}"), "more than the configuration of any network");
        refused(config("{\"a\":[" + "{},".repeat(450_000) + "{}]}"), "has no 'class_name'");
        refused(config("!!python/object/apply:os.system ['true']"), "not valid JSON");
        String deep = "{\"class_name\":\"Sequential\",\"config\":{\"name\":\"m\",\"layers\":[".repeat(240)
                + "]}}".repeat(240);
        refused(config(deep), "has no layers");
    }

    @Test
    void everythingAtItsLimitAtOnce() {
        Map<String, byte[]> entries = new LinkedHashMap<>(ModelFiles.unzip(ModelFiles.bytes(ARCHIVE)));
        StringBuilder json = new StringBuilder(
                new String(entries.getOrDefault(ModelFiles.CONFIG, new byte[0]), StandardCharsets.UTF_8));
        StringBuilder names = new StringBuilder("{\"more\":{");
        for (int i = 0; i < 310_000; i++) {
            names.append("\"k").append(i).append("\":{},");
        }
        json.replace(0, 1, names + "\"k\":{}},");
        entries.put(ModelFiles.CONFIG, json.toString().getBytes(StandardCharsets.UTF_8));
        entries.put(ModelFiles.WEIGHTS, new byte[60 << 20]);
        refused(ModelFiles.zip(entries), "the weights are not an HDF5 file");
    }

    private static byte[] config(String json) {
        return with(ModelFiles.CONFIG, json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] with(String name, byte[] content) {
        Map<String, byte[]> entries = new LinkedHashMap<>(ModelFiles.unzip(ModelFiles.bytes(ARCHIVE)));
        entries.put(name, content);
        return ModelFiles.zip(entries);
    }

    @Test
    void bombs() {
        refused(with(ModelFiles.WEIGHTS, new byte[80 << 20]), "more than 64 times its size");
        refused(with("assets/zeros", new byte[80 << 20]), "more than 64 times its size");
        refused(with(ModelFiles.CONFIG, new byte[17 << 20]), "more than the 16777216");
        byte[] nested = ModelFiles.bytes("hostile/sparse-chunks.h5");
        refused(with(ModelFiles.WEIGHTS, nested), "has 0 weights in the file");
    }

    @Test
    void namesThatLeaveTheFolder(@TempDir Path folder) throws IOException {
        for (String name : new String[] {"../escaped", "/tmp/escaped-from-camaudit", folder + "/escaped"}) {
            KerasReader.read(with(name, new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}), "paths.keras");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(Path.of("/tmp/escaped-from-camaudit")).doesNotExist();
    }

    private static void refused(byte[] file, String message) {
        long allocated = Allocation.of(() -> assertThatThrownBy(() -> KerasReader.read(file, "bad.keras"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'bad.keras'")
                .hasMessageContaining(message));
        assertThat(allocated).isLessThan(512L * file.length + 256 * MEBIBYTE);
    }
}
