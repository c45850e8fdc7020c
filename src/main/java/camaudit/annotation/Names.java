package camaudit.annotation;

import java.util.Locale;

/** Paths as keys: slashes, no {@code ./} in front. */
final class Names {
    private Names() {}

    static String normalized(String path) {
        String slashes = path.strip().replace('\\', '/');
        while (slashes.startsWith("./")) {
            slashes = slashes.substring(2);
        }
        return slashes;
    }

    static String base(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    static boolean isPng(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".png");
    }
}
