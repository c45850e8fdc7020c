package camaudit.config;

import camaudit.text.Levenshtein;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody may have meant. */
final class Suggestion {
    private static final int FARTHEST = 2;

    private Suggestion() {}

    /** The known name nearest to what was written, as a question in parentheses; empty where none is near. */
    static String of(String written, Collection<String> known) {
        String plain = written.replace("_", "-").toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> name.startsWith(plain)
                        || plain.startsWith(name)
                        || Levenshtein.distance(name, plain) <= FARTHEST)
                .min(Comparator.comparingInt(name -> Levenshtein.distance(name, plain)))
                .map(name -> " (did you mean '" + name + "'?)")
                .orElse("");
    }
}
