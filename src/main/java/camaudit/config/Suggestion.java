package camaudit.config;

import camaudit.text.Nearest;
import java.util.Collection;
import java.util.Locale;

/** The known name that an unknown one may have been meant for. */
final class Suggestion {
    private Suggestion() {}

    /** The known name nearest to what was written, as a question in parentheses; empty where none is near. */
    static String of(String written, Collection<String> known) {
        String plain = written.replace("_", "-").toLowerCase(Locale.ROOT);
        return Nearest.of(plain, known)
                .map(name -> " (did you mean '" + name + "'?)")
                .orElse("");
    }
}
