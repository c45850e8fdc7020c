package camaudit.report.page;

import camaudit.text.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and names as a page shows them. */
final class Shown {
    /** Shown where there is no value. */
    static final String NOTHING = "–";

    private static final int BRIEF = 120;
    private static final int TAIL = 24;
    private static final char SPACE = '\u00a0';
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Shown() {}

    /** A share as per cent with one decimal. */
    static String percent(double share) {
        return minus(Numbers.format("%.1f", 100 * share)) + SPACE + '%';
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NOTHING;
    }

    /** Two decimals, fewer for large numbers, more for small ones. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e7 || (size > 0 && size < 1e-4)) {
            return minus(Numbers.format("%.1e", value));
        }
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.01 || size == 0 ? 2 : 4;
        return minus(Numbers.format("%,." + decimals + "f", value));
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NOTHING;
    }

    /** A number with its sign. */
    static String signed(double value) {
        String number = number(value);
        return value > 0 ? "+" + number : number;
    }

    /** {@code lower to upper}. */
    static String interval(double lower, double upper) {
        return number(lower) + " to " + number(upper);
    }

    /** A difference of shares in percentage points. */
    static String points(double share) {
        String points = minus(Numbers.format("%.1f", 100 * share));
        return (share > 0 ? "+" : "") + points + " percentage points";
    }

    /** A number on an axis: no more decimals than it has. */
    static String axis(double value) {
        return minus(Numbers.plain(value));
    }

    /** Where a share ends on a bar, in units of the drawing. */
    static double along(double share, int length) {
        return Math.round(10 * share * length) / 10.0;
    }

    static String count(long value) {
        return Numbers.count(value);
    }

    /** {@code 1 image}, {@code 1,234 images}. */
    static String images(long value) {
        return count(value) + (value == 1 ? " image" : " images");
    }

    /** A p-value with three decimals. */
    static String chance(double value) {
        return Numbers.significance(value);
    }

    static String day(Instant time) {
        return DAY.format(time);
    }

    static String minute(Instant time) {
        return MINUTE.format(time) + " UTC";
    }

    /** A value for sorting; empty sorts last. */
    static String key(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    /** A name of at most 120 characters: of a longer one, its beginning, its length and its end. */
    static String brief(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= BRIEF) {
            return name;
        }
        int head = name.offsetByCodePoints(0, BRIEF - 2 * TAIL);
        int tail = name.offsetByCodePoints(name.length(), -TAIL);
        return name.substring(0, head) + " … [" + count(length) + " characters] … " + name.substring(tail);
    }

    private static String minus(String number) {
        if (number.startsWith("-")) {
            boolean zero = number.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
            return zero ? number.substring(1) : '−' + number.substring(1).replace("e-", "e−");
        }
        return number.replace("e-", "e−");
    }
}
