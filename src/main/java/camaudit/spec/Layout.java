package camaudit.spec;

/** How a dataset of images is laid out. */
public enum Layout {
    /** The dataset itself tells. */
    AUTO,
    /** Image files in folders. */
    FILES,
    /** One IDX file. */
    IDX,
    /** CIFAR's binary batches. */
    CIFAR,
    /** Parquet files with a column of images. */
    PARQUET,
    /** WebDataset's tar archives. */
    TAR,
    /** Hadoop SequenceFiles of image files. */
    SEQUENCE;

    /** True if files hold many images each, at places that only reading them tells. */
    public boolean isContainers() {
        return this == CIFAR || this == PARQUET || this == TAR || this == SEQUENCE;
    }
}
