package camaudit.audit.check;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Condition;
import camaudit.audit.slice.Slice;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapGroup;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Slices, statistics and numbers in words for people. */
final class Words {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029]");
    private static final int LONGEST = 80;

    private Words() {}

    /** "All images", "Images of class bus with site A". */
    static String images(Slice slice) {
        if (slice.conditions().isEmpty()) {
            return "All images";
        }
        String others = slice.conditions().stream()
                .filter(condition -> !condition.dimension().equals(Slice.LABEL)
                        && !condition.dimension().equals(Slice.PREDICTED))
                .map(Words::condition)
                .collect(Collectors.joining(" and "));
        return "Images"
                + slice.value(Slice.LABEL)
                        .map(value -> " of class " + name(value))
                        .orElse("")
                + slice.value(Slice.PREDICTED)
                        .map(value -> " taken for " + name(value))
                        .orElse("")
                + (others.isEmpty() ? "" : " with " + others);
    }

    /** "61 % of the heat lies beside the object (mean)". */
    static String finding(String statistic, Aggregate aggregate, double value) {
        return Statistic.named(statistic)
                .flatMap(Statistic::sentence)
                .filter(sentence -> aggregate.isTypical())
                .map(sentence -> sentence.replace("%s", number(statistic, value)) + " (" + aggregate.name() + ")")
                .orElseGet(() -> "the " + aggregate.name() + " of " + statistic + " is " + Numbers.number(value));
    }

    /** A value in the unit of its statistic. */
    static String number(String statistic, Aggregate aggregate, double value) {
        return aggregate.isTypical() ? number(statistic, value) : Numbers.number(value);
    }

    private static String number(String statistic, double value) {
        return Statistic.named(statistic).filter(Statistic::isShare).isPresent()
                ? Numbers.share(value)
                : Numbers.number(value);
    }

    /** "(95 % interval 0.21 to 0.40)", empty where there is none. */
    static String between(Optional<Interval> interval, double level, boolean shares) {
        return interval.map(ends -> " (" + Numbers.share(level) + " interval " + end(ends.lower(), shares) + " to "
                        + end(ends.upper(), shares) + ")")
                .orElse("");
    }

    /** What exchanged backgrounds did, a sentence. */
    static String swapped(String what, SwapAnswers answers, SwapGroup.Loss loss, Resampling resampling) {
        return "With the background of another image of its class, " + Numbers.share(answers.same()) + " of " + what
                + " are classified correctly, with a background of another class " + Numbers.share(answers.other())
                + ": a difference of " + Numbers.share(loss.value())
                + between(Optional.of(loss.interval()), resampling.level(), true) + ".";
    }

    /** A sentence to go on with after a colon. */
    static String uncapitalized(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The same for an interval of Cliff's delta, which is named. */
    static String deltaBetween(Optional<Interval> interval, double level) {
        return interval.map(ends -> " (" + Numbers.share(level) + " interval of Cliff's delta "
                        + Numbers.number(ends.lower()) + " to " + Numbers.number(ends.upper()) + ")")
                .orElse("");
    }

    static boolean needsForeground(String statistic) {
        return Statistic.named(statistic).filter(Statistic::needsForeground).isPresent();
    }

    private static String end(double value, boolean share) {
        return share ? Numbers.share(value) : Numbers.number(value);
    }

    /** A name on one line, without control characters, cut where it is long. */
    static String name(String text) {
        String plain = UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }

    private static String condition(Condition condition) {
        return name(condition.dimension()) + " " + name(condition.value());
    }
}
