package camaudit.config;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the three sources of a configuration. */
final class Merged {
    private final Map<String, List<String>> options = new HashMap<>();
    private List<String> assignments = List.of();
    private Optional<File> file = Optional.empty();

    /** What the command line has to say for {@code explain} to be complete. */
    static Merged complete() {
        return new Merged()
                .option("model", "m.keras")
                .option("images", "photos")
                .option("output", "out");
    }

    Merged option(String name, String... values) {
        options.put(name, List.of(values));
        return this;
    }

    Merged set(String... texts) {
        assignments = List.of(texts);
        return this;
    }

    Merged file(Path path) {
        file = Optional.of(path.toFile());
        return this;
    }

    Values values() {
        return ConfigSources.merge(ExplainConfig.SETTINGS, options, assignments, file);
    }

    ExplainConfig read() {
        return ExplainConfig.read(values());
    }

    /** The problems it has. */
    List<String> problems() {
        try {
            read();
        } catch (ConfigException e) {
            return e.problems();
        }
        return List.of();
    }
}
