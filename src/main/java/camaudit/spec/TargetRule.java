package camaudit.spec;

import camaudit.text.InputException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which class of an image is explained.
 *
 * @param index the class for {@code FIXED}, else 0
 */
public record TargetRule(Kind kind, int index) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Where the class comes from. */
    public enum Kind {
        PREDICTED,
        LABEL,
        FIXED
    }

    public static final TargetRule PREDICTED = new TargetRule(Kind.PREDICTED, 0);
    public static final TargetRule LABEL = new TargetRule(Kind.LABEL, 0);

    public TargetRule {
        Objects.requireNonNull(kind);
        if (index < 0) {
            throw new IllegalArgumentException("class " + index + " is below 0");
        }
    }

    /**
     * The rule as users write it.
     *
     * @throws IllegalArgumentException if the text is neither {@code predicted} nor {@code label} nor a class's number
     */
    public static TargetRule parse(String text) {
        return switch (text) {
            case "predicted" -> PREDICTED;
            case "label" -> LABEL;
            default -> new TargetRule(Kind.FIXED, Integer.parseInt(text));
        };
    }

    /**
     * This rule, if the network has the class.
     *
     * @throws InputException if it has not
     */
    public TargetRule requireClass(int classes) {
        if (kind == Kind.FIXED && index >= classes) {
            throw new InputException(
                    "--target " + index + ": the network has " + classes + " classes, 0 to " + (classes - 1));
        }
        return this;
    }

    /** How users write it: {@code predicted}, {@code label} or the class's number. */
    public String written() {
        return kind == Kind.FIXED ? Integer.toString(index) : kind.name().toLowerCase(Locale.ROOT);
    }

    /** The class; an image without a label falls back to what was predicted. */
    public int choose(int predicted, OptionalInt label) {
        return switch (kind) {
            case PREDICTED -> predicted;
            case LABEL -> label.orElse(predicted);
            case FIXED -> index;
        };
    }
}
