package camaudit.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Properties on the class path. */
final class Resources {
    private Resources() {}

    /** The properties of a file; none where there is no such file. */
    static Properties properties(String path) {
        Properties properties = new Properties();
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
