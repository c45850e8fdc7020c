package camaudit.spec;

import java.util.Locale;

/** How a dataset of images is laid out. */
public enum Layout {
    /** Recognised by names and content. */
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

    /** The name that the option {@code --format} takes. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
