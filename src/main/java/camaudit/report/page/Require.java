package camaudit.report.page;

import java.util.Objects;
import java.util.OptionalDouble;

/** Checks the values that a page is made of. */
final class Require {
    private Require() {}

    static String text(String value, String what) {
        Objects.requireNonNull(value, what);
        if (value.isBlank()) {
            throw new IllegalArgumentException("the " + what + " is empty: a reader needs a word for it");
        }
        return value;
    }

    static long count(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " is " + value + ": give a count, 0 or more");
        }
        return value;
    }

    static double finite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    what + " is " + value + ": leave out what has no value instead of giving NaN or infinity");
        }
        return value;
    }

    static double share(double value, String what) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " is " + value + ": give a share, 0 to 1");
        }
        return value;
    }

    static OptionalDouble finite(OptionalDouble value, String what) {
        Objects.requireNonNull(value, what).ifPresent(given -> finite(given, what));
        return value;
    }

    static OptionalDouble share(OptionalDouble value, String what) {
        Objects.requireNonNull(value, what).ifPresent(given -> share(given, what));
        return value;
    }

    static void interval(double lower, double upper, String what) {
        if (!(finite(lower, what) <= finite(upper, what))) {
            throw new IllegalArgumentException(
                    "the interval of " + what + " goes from " + lower + " to " + upper + ": give the lower end first");
        }
    }
}
