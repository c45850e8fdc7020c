package camaudit.config;

import java.util.Objects;

/**
 * Which class's score is explained.
 *
 * @param index the class for {@code FIXED}, else 0
 */
public record Target(Kind kind, int index) {
    public enum Kind {
        PREDICTED,
        LABEL,
        FIXED
    }

    public static final Target PREDICTED = new Target(Kind.PREDICTED, 0);

    public Target {
        Objects.requireNonNull(kind);
        if (index < 0) {
            throw new IllegalArgumentException("class " + index + " is below 0");
        }
    }

    static Target parse(String text) {
        return switch (text) {
            case "predicted" -> PREDICTED;
            case "label" -> new Target(Kind.LABEL, 0);
            default -> new Target(Kind.FIXED, Integer.parseInt(text));
        };
    }
}
