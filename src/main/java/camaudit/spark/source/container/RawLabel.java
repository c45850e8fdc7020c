package camaudit.spark.source.container;

import java.util.Objects;

/**
 * A label as a dataset has it.
 *
 * @param number the class's index in the dataset, where {@code text} is empty
 * @param text the class's name, or its index in digits
 */
public record RawLabel(long number, String text) {
    public RawLabel {
        Objects.requireNonNull(text);
    }

    public static RawLabel number(long number) {
        return new RawLabel(number, "");
    }

    /** Blanks around it do not count. */
    public static RawLabel text(String text) {
        return new RawLabel(0, text.strip());
    }

    @Override
    public String toString() {
        return text.isEmpty() ? Long.toString(number) : "'" + text + "'";
    }
}
