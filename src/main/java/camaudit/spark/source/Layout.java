package camaudit.spark.source;

/** How a dataset of images is laid out. */
public enum Layout {
    /** The dataset itself tells. */
    AUTO,
    /** Image files in folders. */
    FILES,
    /** One IDX file. */
    IDX
}
