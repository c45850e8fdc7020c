package camaudit.spark.render;

import camaudit.spec.RenderChoice;
import camaudit.text.Numbers;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the rows of pages were chosen, in words.
 *
 * @param order the column they were chosen by; empty text for none
 * @param where the predicate as a clause; empty text for none
 * @param limit at most this many of each class; 0 for all
 */
record ChoiceWords(String order, boolean ascending, String where, long limit) implements Serializable {
    private static final long serialVersionUID = 1L;

    static ChoiceWords of(RenderChoice choice) {
        return new ChoiceWords(
                choice.order().orElse(""),
                choice.ascending(),
                choice.where().map(text -> ", where " + text).orElse(""),
                choice.limit());
    }

    /** The title of a sheet of a class that has {@code chosen} rows to choose from. */
    String title(long chosen) {
        if (!order.isEmpty()) {
            return (ascending ? "smallest " : "largest ") + order + " first" + where;
        }
        return (limit == 0 || chosen <= limit ? "all images" : "an even sample") + where;
    }

    /** The value that an image was chosen by, for its caption. */
    Optional<String> note(OptionalDouble value) {
        return value.stream()
                .mapToObj(number -> order + " "
                        + (number == Math.rint(number) && Math.abs(number) < 1e9
                                ? Long.toString((long) number)
                                : Numbers.format("%.4g", number)))
                .findFirst();
    }
}
