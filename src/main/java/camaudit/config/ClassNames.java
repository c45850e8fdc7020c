package camaudit.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Class names, written out or one per line in a local file. */
final class ClassNames {
    private ClassNames() {}

    /** The names that the setting gives, empty where it is not set; problems are left with {@code values}. */
    static List<String> read(Values values) {
        List<String> given = values.list("class-names");
        if (given.isEmpty()) {
            return List.of();
        }
        List<String> names;
        try {
            names = given.size() == 1 ? split(given.get(0)) : given;
        } catch (IOException e) {
            values.problem(start(values, given) + "the file cannot be read as UTF-8 text (" + e + ")");
            return List.of();
        }
        if (names.size() < 2 || names.contains("")) {
            values.problem(start(values, given)
                    + "expected two or more names separated by commas, or a file that has one a line");
        }
        return distinct(names);
    }

    /** A name that several classes bear, as ImageNet's crane, gets the number of its class appended. */
    private static List<String> distinct(List<String> names) {
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            distinct.add(Collections.frequency(names, name) > 1 ? name + " (" + i + ")" : name);
        }
        return distinct;
    }

    private static String start(Values values, List<String> given) {
        return values.at("class-names") + " = '" + String.join(",", given) + "': ";
    }

    private static List<String> split(String text) throws IOException {
        if (!Files.isRegularFile(Path.of(text))) {
            return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        }
        return Files.readAllLines(Path.of(text)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
