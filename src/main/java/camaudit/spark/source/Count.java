package camaudit.spark.source;

import camaudit.text.Numbers;

/**
 * How many inputs a dataset has.
 *
 * @param exact false where containers would have to be read to know, and their sizes were taken for it
 */
public record Count(long images, boolean exact) {

    public static Count exactly(long images) {
        return new Count(images, true);
    }

    /** E.g. {@code 10,000} or {@code about 10,000}. */
    public String describe() {
        return (exact ? "" : "about ") + Numbers.format("%,d", images);
    }
}
