package camaudit.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Class names, written out or one a line in a local file. */
final class ClassNames {
    private ClassNames() {}

    static Optional<List<String>> read(Values values, String text) {
        List<String> names = Files.isRegularFile(Path.of(text))
                ? lines(Path.of(text))
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.size() < 2 || names.contains("")) {
            values.problem(values.at("class-names") + " = '" + text
                    + "': expected two or more names separated by commas, or a file that has one a line");
            return Optional.empty();
        }
        if (names.stream().distinct().count() != names.size()) {
            values.problem(values.at("class-names") + " = '" + text + "': a name stands there twice");
            return Optional.empty();
        }
        return Optional.of(names);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
