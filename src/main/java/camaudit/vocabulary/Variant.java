package camaudit.vocabulary;

import java.util.List;

/** A picture as it is, or as it might have been, with its foreground or its background replaced. */
public enum Variant {
    ORIGINAL("original", "the picture as it is"),
    /** The foreground on the mean colour of backgrounds. */
    FOREGROUND_ONLY("foreground_only", "the object on a plain background"),
    /** The background, with its surroundings painted over the foreground. */
    BACKGROUND_ONLY("background_only", "the background with the object painted over"),
    BACKGROUND_BLURRED("background_blurred", "the object on its own background, blurred"),
    MIXED_SAME("mixed_same", "the object on the background of another picture of its class"),
    MIXED_RANDOM("mixed_random", "the object on the background of a picture of another class");

    /** The variants that are made from a picture, in the order of their columns. */
    public static final List<Variant> CHANGED =
            List.of(FOREGROUND_ONLY, BACKGROUND_ONLY, BACKGROUND_BLURRED, MIXED_SAME, MIXED_RANDOM);

    /** The variants on which an audit compares the network's answers. */
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
