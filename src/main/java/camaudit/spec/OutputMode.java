package camaudit.spec;

/** What to do with what an output folder holds already. */
public enum OutputMode {
    /** Nothing may be there. */
    NEW,
    /** An earlier run is deleted. */
    OVERWRITE,
    /** An earlier run is continued; there need not be one. */
    RESUME
}
