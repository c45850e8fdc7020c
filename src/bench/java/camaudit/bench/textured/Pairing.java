package camaudit.bench.textured;

import java.util.Locale;

/** How a set of pictures pairs classes with backgrounds. */
enum Pairing {
    /** The class's own background with a frequency that rho gives. */
    OWN,
    /** Each background equally often with each class. */
    BALANCED,
    /** Never the class's own background. */
    SWAPPED;

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
