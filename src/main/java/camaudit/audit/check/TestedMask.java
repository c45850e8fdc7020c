package camaudit.audit.check;

import camaudit.vocabulary.Marking;
import java.util.Objects;

/** How one image's mask, and a stranger's, fit its picture: a row of the table of masks. */
public final class TestedMask {
    private final String image;
    private final Marking marking;
    private final boolean usable;
    private final int unit;
    private final float[] own;
    private final float[] stranger;

    /**
     * A row; its arrays are not copied.
     *
     * @param usable whether the picture tells one place from another
     * @param unit pixels of the network's input in a unit of a place
     * @param own by place, NaN where it could not be measured; empty where it could nowhere
     * @param stranger likewise
     */
    public TestedMask(String image, Marking marking, boolean usable, int unit, float[] own, float[] stranger) {
        this.image = Objects.requireNonNull(image);
        this.marking = Objects.requireNonNull(marking);
        this.usable = usable;
        this.unit = unit;
        this.own = own;
        this.stranger = stranger;
    }

    public String image() {
        return image;
    }

    public Marking marking() {
        return marking;
    }

    /** Whether it can be tested: its picture tells places apart, and there was a stranger. */
    public boolean isUsable() {
        return usable && stranger.length == own.length;
    }

    public int unit() {
        return unit;
    }

    float[] own() {
        return own;
    }

    float[] stranger() {
        return stranger;
    }
}
