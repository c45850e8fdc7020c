package camaudit.network.keras;

import camaudit.network.Network;
import camaudit.network.Operation;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The model files of the tests, and copies with something changed. */
public final class ModelFiles {
    static final String CONFIG = "config.json";
    static final String WEIGHTS = "model.weights.h5";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src");

    private ModelFiles() {}

    /** A file below {@code src/test/resources/models}. */
    static byte[] bytes(String name) {
        return bytes(SOURCES.resolve("test/resources/models").resolve(name));
    }

    static byte[] demo(String name) {
        return bytes(SOURCES.resolve("demo").resolve(name));
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Network read(String name) {
        return KerasReader.read(bytes(name), name);
    }

    static <T extends Operation> T operation(Network network, String node, Class<T> type) {
        return type.cast(network.nodes().stream()
                .filter(n -> n.name().equals(node))
                .findFirst()
                .orElseThrow()
                .operation());
    }

    /** The entries of a zip, in order. */
    public static Map<String, byte[]> unzip(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** A zip of these entries. */
    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A copy of a {@code .keras} file whose configuration is changed. */
    static byte[] withConfig(String name, Consumer<ObjectNode> change) {
        Map<String, byte[]> entries = unzip(bytes(name));
        try {
            ObjectNode config = (ObjectNode) MAPPER.readTree(entries.get(CONFIG));
            change.accept(config);
            entries.put(CONFIG, MAPPER.writeValueAsBytes(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip(entries);
    }

    /** The JSON of one layer, to be changed. */
    static ObjectNode layer(ObjectNode config, String name) {
        for (var layer : config.path("config").path("layers")) {
            if (layer.path("config").path("name").asText().equals(name)) {
                return (ObjectNode) layer;
            }
        }
        throw new IllegalArgumentException("no layer " + name);
    }
}
