package camaudit.config;

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
                .filter(name -> name.startsWith(plain) || plain.startsWith(name) || distance(name, plain) <= FARTHEST)
                .min(Comparator.comparingInt(name -> distance(name, plain)))
                .map(name -> " (did you mean '" + name + "'?)")
                .orElse("");
    }

    /** Levenshtein's distance: insertions, deletions and replacements of letters. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
