package camaudit.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Numbers() {}

    /** {@link String#format(String, Object...)} with English digits and separators. */
    public static String format(String pattern, @Nullable Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** {@code 1,234}. */
    public static String count(long value) {
        return format("%,d", value);
    }

    /** A whole number as it is; others with two decimals, small ones with two significant digits. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? format("%.0f", value)
                : format(Math.abs(value) < 0.01 ? "%.2g" : "%.2f", value);
    }

    /** Three significant digits without trailing zeros. */
    public static String threeDigits(float value) {
        return value >= 0.001 && value < 100_000
                ? new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString()
                : format("%.2e", value);
    }

    /** At most three significant digits, never as a power of ten. */
    public static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(THREE_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A share of 1 in per cent, with one decimal only where it is below 10 % and has one. */
    public static String share(double share) {
        double points = 100 * share;
        return format(Math.abs(points) < 10 && points != Math.rint(points) ? "%.1f %%" : "%.0f %%", points);
    }

    /** A share of 1 in per cent, with one decimal. */
    public static String percent(double share) {
        return format("%.1f %%", 100 * share);
    }

    /** {@code part} of {@code whole} in per cent, with one decimal. */
    public static String percent(long part, long whole) {
        return format("%.1f %%", 100.0 * part / whole);
    }

    /** A logit with two decimals, a huge one as a power of ten. */
    public static String logit(double value) {
        return format(Math.abs(value) < 1e6 ? "%.2f" : "%.3e", value).replace('-', '−');
    }

    /** A probability with three decimals, never rounded to 0 or 1. */
    public static String probability(double value) {
        if (value > 0.999 && value < 1) {
            return "> 0.999";
        }
        return value > 0 && value < 0.001 ? "< 0.001" : format("%.3f", value);
    }

    /** A p-value with three decimals. */
    public static String significance(double value) {
        return value < 0.001 ? "< 0.001" : format("%.3f", value);
    }

    /** Hours, minutes and seconds: {@code 7:05}, {@code 1:07:05}. */
    public static String clock(long seconds) {
        return seconds < 3600
                ? format("%d:%02d", seconds / 60, seconds % 60)
                : format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** Hours in the unit that suits them: seconds, minutes or hours. */
    public static String time(double hours) {
        if (hours >= 1) {
            return format("%,.1f h", hours);
        }
        double minutes = hours * 60;
        return minutes >= 1 ? format("%.1f min", minutes) : format("%.1f s", minutes * 60);
    }
}
