package camaudit.network;

/**
 * The margins, in cells, that a sliding window adds to a map: {@code VALID} none, {@code SAME} those of TensorFlow (output =
 * ceil(input ÷ stride), the odd cell at the bottom or right), {@code EXPLICIT} the given ones.
 */
public record Padding(Mode mode, int top, int bottom, int left, int right) {
    public enum Mode {
        VALID,
        SAME,
        EXPLICIT
    }

    public static final Padding VALID = new Padding(Mode.VALID, 0, 0, 0, 0);
    public static final Padding SAME = new Padding(Mode.SAME, 0, 0, 0, 0);

    public Padding {
        if (top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new ModelException("padding " + top + ", " + bottom + ", " + left + ", " + right + " is negative");
        }
    }

    public static Padding explicit(int top, int bottom, int left, int right) {
        return new Padding(Mode.EXPLICIT, top, bottom, left, right);
    }

    /** True if no margins are given. */
    public boolean isNone() {
        return top == 0 && bottom == 0 && left == 0 && right == 0;
    }

    /** The margins in cells for an input of this size, as an {@code EXPLICIT} padding. */
    public Padding resolve(Window window, Shape input) {
        if (mode != Mode.SAME) {
            return explicit(top, bottom, left, right);
        }
        int vertical = same(input.height(), window.spanHeight(), window.strideHeight());
        int horizontal = same(input.width(), window.spanWidth(), window.strideWidth());
        return explicit(vertical / 2, vertical - vertical / 2, horizontal / 2, horizontal - horizontal / 2);
    }

    private static int same(int size, int kernel, int stride) {
        int output = (size + stride - 1) / stride;
        return Math.max((output - 1) * stride + kernel - size, 0);
    }
}
