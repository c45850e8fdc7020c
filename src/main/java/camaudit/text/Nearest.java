package camaudit.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which known name somebody may have meant. */
public final class Nearest {
    private static final int FARTHEST = 2;

    private Nearest() {}

    /** The nearest of the known names that begin with the written one, that it begins with, or that are at most two letters away. */
    public static Optional<String> of(String written, Collection<String> known) {
        return known.stream()
                .filter(name ->
                        name.startsWith(written) || written.startsWith(name) || distance(name, written) <= FARTHEST)
                .min(Comparator.comparingInt(name -> distance(name, written)));
    }

    /** How many letters have to be inserted, deleted or replaced to make one text the other (Levenshtein). */
    public static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a, b);
    }
}
