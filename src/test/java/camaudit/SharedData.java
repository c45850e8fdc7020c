package camaudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Data too large or not free to commit, in {@code ../shared/data} beside the project; tests skip where it is absent. */
public final class SharedData {
    /** System property that names another place. */
    public static final String PROPERTY = "camaudit.shared.data";

    private SharedData() {}

    /** A file or folder of the shared data, if it is there. */
    public static Optional<Path> find(String name) {
        Path project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        String folder = System.getProperty(
                PROPERTY, project.resolveSibling("shared/data").toString());
        return Optional.of(Path.of(folder).resolve(name)).filter(Files::exists);
    }

    /** A file or folder of the shared data; the test is skipped where it is absent. */
    public static Path require(String name) {
        Optional<Path> found = find(name);
        Assumptions.assumeTrue(found.isPresent(), () -> "skipped: ../shared/data/" + name + " is not here");
        return found.orElseThrow();
    }
}
