package camaudit.bench.textured;

import java.util.Locale;

/** How a set of pictures pairs classes with backgrounds. */
public enum Pairing {
    /** As often as the design says, the class's own background. */
    OWN,
    /** Each background equally often with each class. */
    BALANCED,
    /** Never the class's own background. */
    SWAPPED;

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
