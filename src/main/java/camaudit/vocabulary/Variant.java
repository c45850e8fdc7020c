package camaudit.vocabulary;

import java.util.List;

/** A picture as it is, or as it might have been, with its foreground or its background replaced. */
public enum Variant {
    ORIGINAL("original", "the picture as it is"),
    /** The foreground on the mean colour of backgrounds. */
    FOREGROUND_ONLY("foreground_only", "the object on a plain background"),
    /** The background as it is lent to other objects, with its surroundings painted over the foreground and a rim around it. */
    BACKGROUND_ONLY("background_only", "the background with the object painted over"),
    BACKGROUND_BLURRED("background_blurred", "the object on its own background, blurred"),
    MIXED_SAME("mixed_same", "the object on the background of another picture of its class"),
    MIXED_RANDOM("mixed_random", "the object on the background of a picture of another class"),
    /** {@link #MIXED_SAME} with another background. */
    MIXED_SAME_2("mixed_same_2", "the object on the background of yet another picture of its class"),
    /** {@link #MIXED_RANDOM} with another background. */
    MIXED_RANDOM_2("mixed_random_2", "the object on the background of yet another picture of another class"),
    /** As {@link #BACKGROUND_ONLY}, with a rim of twice the width. */
    BACKGROUND_WIDE("background_wide", "the background with the object and a wide rim around it painted over");

    /** The variants that are made from a picture, in the order of their columns. */
    public static final List<Variant> CHANGED = List.of(
            FOREGROUND_ONLY,
            BACKGROUND_ONLY,
            BACKGROUND_BLURRED,
            MIXED_SAME,
            MIXED_RANDOM,
            MIXED_SAME_2,
            MIXED_RANDOM_2,
            BACKGROUND_WIDE);

    /** One variant of each kind; a kind may have several {@link #pictures}. */
    public static final List<Variant> KINDS =
            List.of(FOREGROUND_ONLY, BACKGROUND_ONLY, BACKGROUND_WIDE, BACKGROUND_BLURRED, MIXED_SAME, MIXED_RANDOM);

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

    /** All variants of this one's kind. */
    public List<Variant> pictures() {
        return switch (this) {
            case MIXED_SAME -> List.of(MIXED_SAME, MIXED_SAME_2);
            case MIXED_RANDOM -> List.of(MIXED_RANDOM, MIXED_RANDOM_2);
            default -> List.of(this);
        };
    }

    /** What is on the picture, in words. */
    public String meaning() {
        return meaning;
    }
}
