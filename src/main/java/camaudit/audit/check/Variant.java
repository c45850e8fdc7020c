package camaudit.audit.check;

/** What the network was shown in place of the image. */
public enum Variant {
    ORIGINAL,
    /** The background replaced by nothing. */
    FOREGROUND_ONLY,
    /** The object replaced by nothing. */
    BACKGROUND_ONLY,
    /** The object on the background of another image of its class. */
    MIXED_SAME,
    /** The object on the background of an image of another class. */
    MIXED_RANDOM
}
