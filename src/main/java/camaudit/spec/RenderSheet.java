package camaudit.spec;

/** What is on one picture. */
public enum RenderSheet {
    /** One row of the table. */
    FIGURE,
    /** Many images of one class and method. */
    CLASS,
    /** One image with the maps of all methods. */
    METHODS
}
