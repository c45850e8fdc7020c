package camaudit.network.dl4j;

import camaudit.network.keras.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The DL4J zips of the tests, and copies with something changed. */
final class Zips {
    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String CHAIN = "chain.zip";

    private Zips() {}

    /** A file that DL4J 1.0.0-M2.1 wrote. */
    static byte[] bytes(String name) {
        return ModelFiles.bytes(Path.of("src/test/resources/models/dl4j", name));
    }

    static Map<String, byte[]> entries(String name) {
        return ModelFiles.unzip(bytes(name));
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return ModelFiles.zip(entries);
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
