package camaudit.vocabulary;

import java.util.List;

/** A picture as it is, or as it might have been, with its foreground or its background replaced. */
public enum Variant {
    ORIGINAL("original", "the picture as it is"),
    /** On the mean colour of backgrounds. */
    FOREGROUND_ONLY("foreground_only", "the object on a plain background"),
    /** What surrounds the foreground where it was. */
    BACKGROUND_ONLY("background_only", "the background with the object painted over"),
    BACKGROUND_BLURRED("background_blurred", "the object on its own background, blurred"),
    MIXED_SAME("mixed_same", "the object on the background of another picture of its class"),
    MIXED_RANDOM("mixed_random", "the object on the background of a picture of another class");

    /** Those that are made of a picture, in the order of their columns. */
    public static final List<Variant> CHANGED =
            List.of(FOREGROUND_ONLY, BACKGROUND_ONLY, BACKGROUND_BLURRED, MIXED_SAME, MIXED_RANDOM);

    /** Those that an audit compares answers to. */
    public static final List<Variant> AUDITED =
            List.of(ORIGINAL, FOREGROUND_ONLY, BACKGROUND_ONLY, MIXED_SAME, MIXED_RANDOM);

    private final String label;
    private final String meaning;

    Variant(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Its name in columns. */
    public String label() {
        return label;
    }

    /** What is on the picture, in words. */
    public String meaning() {
        return meaning;
    }
}
