package camaudit.network.keras;

import java.util.Locale;

/** Class names as Keras writes them in paths: {@code Conv2D} → {@code conv2d}. */
final class SnakeCase {
    private SnakeCase() {}

    static String of(String className) {
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
