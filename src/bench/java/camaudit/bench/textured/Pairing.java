package camaudit.bench.textured;

import java.util.Locale;

/** How a set of pictures pairs classes with backgrounds. */
enum Pairing {
    /** The class's own as often as rho says. */
    OWN,
    /** Each background as often with each class. */
    BALANCED,
    /** Never the class's own. */
    SWAPPED;

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
