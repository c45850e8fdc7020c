package camaudit.vocabulary;

/** Whose map is measured in the faithfulness table: the model's, or that of a control. */
public enum Subject {
    /** The method's. */
    MODEL("model"),
    /** A random CAM of the same image and model. */
    RANDOM_CAM(Method.RANDOM_CAM.label()),
    /** The method's on the model with shuffled weights, measured against the model itself. */
    RANDOM_WEIGHTS("random-weights");

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    /** As in the column {@code subject}. */
    public String label() {
        return label;
    }
}
