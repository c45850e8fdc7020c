package camaudit.annotation;

import java.util.Optional;
import java.util.regex.Pattern;

/** Parses and checks the numbers of boxes. */
final class Boxes {
    /** Beyond any picture, but with room for exact sums in 32 bits. */
    static final float FARTHEST = 1e7f;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");

    private Boxes() {}

    /** A box by its left and upper edges and its sides, in pixels. */
    record Box(float x, float y, float width, float height) {}

    /** The number in a text, if there is one that may be a place in a picture. */
    static Optional<Float> number(String text) {
        String plain = text.strip();
        if (!NUMBER.matcher(plain).matches()) {
            return Optional.empty();
        }
        float value = Float.parseFloat(plain);
        return isPlace(value) ? Optional.of(value) : Optional.empty();
    }

    static boolean isPlace(float value) {
        return Math.abs(value) <= FARTHEST;
    }
}
