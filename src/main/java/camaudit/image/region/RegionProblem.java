package camaudit.image.region;

/** Why there is no region to measure in a picture; the names are counted in a run's summary. */
public enum RegionProblem {
    /** The mask, the boxes or the polygons hold no foreground. */
    EMPTY,
    /** Everything that the network sees is foreground. */
    FULL,
    /** The region was drawn on a picture of another shape. */
    SIZE_MISMATCH,
    /** The foreground lies outside of the picture, or outside of the part that the network sees. */
    OUTSIDE,
    /** The mask cannot be read, or the shapes are too many to measure. */
    UNREADABLE
}
