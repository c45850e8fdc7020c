package camaudit.audit.check;

import camaudit.audit.slice.SlicePattern;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The settings of one check, by key. A setting that cannot be read is reported later as a problem, and a usable value is returned. */
public interface CheckSettings {
    Optional<String> text(String key);

    OptionalDouble number(String key);

    /**
     * A required setting.
     *
     * @param meaning completes "… is missing: "
     */
    String required(String key, String meaning);

    /**
     * A whole number.
     *
     * @param least the smallest that is accepted
     */
    int whole(String key, int least, int fallback);

    /**
     * A setting as {@code parser} reads it.
     *
     * @param expected completes "expected …"
     */
    <T> T parsed(String key, String fallback, String expected, Function<String, T> parser);

    default String statistic() {
        return required("statistic", "the column to look at, such as foreground_lift");
    }

    default Aggregate aggregate() {
        return parsed(
                "aggregate", "mean", "mean, median, sd, min, max, count, share, or p05 and the like", Aggregate::new);
    }

    default SlicePattern slices(String fallback) {
        return parsed("slice", fallback, "all, or conditions such as \"label=* & site=A\"", SlicePattern::parse);
    }

    /** How many images a slice needs. */
    default int images(int fallback) {
        return whole("min-images", 1, fallback);
    }
}
