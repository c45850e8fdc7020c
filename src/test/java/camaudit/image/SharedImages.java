package camaudit.image;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data that may not be committed: {@code ../shared/data}, or where {@code -Dcamaudit.shared} says. */
final class SharedImages {
    private SharedImages() {}

    /** The folder; the test is skipped where it is absent. */
    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("camaudit.shared", "../shared"))
                .resolve("data")
                .resolve(name);
        assumeThat(Files.isDirectory(folder))
                .as("skipped: the shared data are not at %s", folder)
                .isTrue();
        return folder;
    }
}
