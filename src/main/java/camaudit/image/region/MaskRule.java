package camaudit.image.region;

import java.io.Serializable;
import java.util.Objects;

/**
 * Which stored values of a mask picture are foreground: those from {@code least} to {@code most} of its palette index, its gray value
 * or its alpha, as they are stored and not scaled.
 *
 * @param least 0..65535
 * @param most from {@code least} to 65535
 */
public record MaskRule(Band band, int least, int most) implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int HIGHEST = 65535;
    private static final int VOID = 255;

    /** What a rule looks at: the palette index or gray value (of a coloured mask: the greatest of its channels), or alpha. */
    public enum Band {
        VALUE,
        ALPHA
    }

    public MaskRule {
        Objects.requireNonNull(band, "band");
        if (least < 0 || most < least || most > HIGHEST) {
            throw new IllegalArgumentException("mask values from " + least + " to " + most + ": give values in 0.."
                    + HIGHEST + ", the lower first");
        }
    }

    /** Every value but 0; the usual mask. */
    public static MaskRule nonZero() {
        return new MaskRule(Band.VALUE, 1, HIGHEST);
    }

    /** One value only, such as the number of a class in a mask of classes; all others, also void, are background. */
    public static MaskRule value(int value) {
        return new MaskRule(Band.VALUE, value, value);
    }

    /** Every class of a Pascal VOC mask: 1..254, since 255 marks void, the rim of objects, which counts as background. */
    public static MaskRule anyVocClass() {
        return new MaskRule(Band.VALUE, 1, VOID - 1);
    }

    /** At least half opaque, in a picture with 8 bits of alpha. */
    public static MaskRule opaque() {
        return new MaskRule(Band.ALPHA, 128, VOID);
    }

    public boolean isForeground(int value) {
        return value >= least && value <= most;
    }
}
