package camaudit.spark.source;

import camaudit.text.Numbers;

/**
 * How many inputs a dataset has.
 *
 * @param exact false where only reading all containers would give the number, so that it is estimated by their sizes
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
