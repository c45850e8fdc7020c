package camaudit.explain;

import java.util.Locale;

/** A picture as it might have been, with its foreground or its background replaced. */
public enum Variant {
    /** On the mean colour of backgrounds. */
    FOREGROUND_ONLY,
    /** What surrounds the foreground where it was. */
    BACKGROUND_ONLY,
    /** On its own background, blurred. */
    BACKGROUND_BLURRED,
    /** On the background of another picture of its class. */
    MIXED_SAME,
    /** On the background of a picture of another class. */
    MIXED_RANDOM;

    /** Its name in columns. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
