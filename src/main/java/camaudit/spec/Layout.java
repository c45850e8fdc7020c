package camaudit.spec;

import java.util.Locale;

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

    /** How the option {@code --format} has it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
