package camaudit.config;

/** Numbers as people write them: 0.5, 1/255. */
final class Quotient {
    private Quotient() {}

    /**
     * A finite number.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static double parse(String text) {
        int slash = text.indexOf('/');
        double value = slash < 0
                ? Double.parseDouble(text)
                : Double.parseDouble(text.substring(0, slash)) / Double.parseDouble(text.substring(slash + 1));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
