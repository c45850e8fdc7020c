package camaudit.vocabulary;

/** How an image says where its object is. */
public enum Marking {
    MASKS("masks"),
    BOXES("boxes");

    private final String label;

    Marking(String label) {
        this.label = label;
    }

    /** As in the column {@code marking}, and in words. */
    public String label() {
        return label;
    }
}
