package camaudit.config;

import camaudit.spec.RenderChoice;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which rows of an explanations table {@code render} draws. */
final class SelectionSettings {
    /** How many rows are drawn by default. */
    static final long USUAL = 50;

    private static final Pattern ORDER = Pattern.compile("(\\w+)(?:\\s+(asc|desc))?", Pattern.CASE_INSENSITIVE);

    private SelectionSettings() {}

    static RenderChoice read(Values values, long usual) {
        Optional<Matcher> order = values.optional("order")
                .flatMap(text -> values.parsed(
                        "order",
                        text.strip(),
                        "a column, and asc or desc behind it if you like",
                        SelectionSettings::order));
        boolean ascending = order.map(found -> found.group(2))
                .filter(word -> word.toLowerCase(Locale.ROOT).equals("asc"))
                .isPresent();
        OptionalLong top = values.whole("top", 1);
        OptionalLong limit = values.whole("limit", 0);
        boolean choosesTop = values.optional("top").isPresent();
        if (choosesTop && values.optional("order").isEmpty()) {
            values.problem(
                    values.at("top") + " needs a column to choose by: say --order COLUMN, e.g. --order border_lift");
        }
        if (!choosesTop && values.optional("order").isPresent()) {
            values.problem(values.at("order") + " needs how many to draw: say --top N");
        }
        if (choosesTop && values.optional("limit").isPresent()) {
            values.problem(values.at("limit") + " draws a sample and --top chooses by a column: say one of them");
        }
        return new RenderChoice(
                values.list("method"),
                values.optional("where"),
                order.map(found -> found.group(1)),
                ascending,
                order.isPresent() ? top : OptionalLong.empty(),
                top.isPresent() ? 0 : limit.orElse(usual));
    }

    private static Matcher order(String text) {
        Matcher matcher = ORDER.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }
}
