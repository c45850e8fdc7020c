package camaudit.annotation;

/** Which of an annotated object's two shapes is meant. */
public enum Shapes {
    /** The exact outline; the box where there is none. */
    SEGMENTATIONS,
    BOXES
}
