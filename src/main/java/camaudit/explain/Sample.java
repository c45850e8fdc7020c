package camaudit.explain;

import camaudit.image.Pixels;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A picture to explain.
 *
 * @param fitted as {@link camaudit.image.fit.Preprocess#fit} returns it
 * @param seed depends on the content only; seeds the random numbers of a method
 */
public record Sample(Pixels fitted, OptionalInt label, long seed) {
    public Sample {
        Objects.requireNonNull(fitted);
        Objects.requireNonNull(label);
    }
}
