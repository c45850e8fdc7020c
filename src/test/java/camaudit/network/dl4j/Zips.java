package camaudit.network.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The DL4J zips of the tests, and copies with something changed. */
final class Zips {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String CHAIN = "chain.zip";

    private Zips() {}

    /** A file that DL4J 1.0.0-M2.1 wrote. */
    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/models/dl4j", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, byte[]> entries(String name) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes(name)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
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

    /** A copy of a file with one entry more, or another one in its place. */
    static byte[] with(String name, String entry, byte[] content) {
        Map<String, byte[]> entries = entries(name);
        entries.put(entry, content);
        return zip(entries);
    }

    static byte[] withConfiguration(String name, UnaryOperator<String> change) {
        String json = new String(entries(name).getOrDefault(CONFIGURATION, new byte[0]), StandardCharsets.UTF_8);
        String changed = change.apply(json);
        if (changed.equals(json)) {
            throw new IllegalArgumentException("nothing is changed");
        }
        return with(name, CONFIGURATION, changed.getBytes(StandardCharsets.UTF_8));
    }
}
