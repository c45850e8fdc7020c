package camaudit.report;

import java.util.Locale;

/** Scores, shares and counts as text. */
final class Numbers {
    private Numbers() {}

    static String logit(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1e6 ? "%.2f" : "%.3e", value)
                .replace('-', '−');
    }

    static String probability(double value) {
        if (value > 0.999 && value < 1) {
            return "> 0.999";
        }
        return value > 0 && value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Hundredths with one decimal. */
    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
