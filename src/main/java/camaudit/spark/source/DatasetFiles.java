package camaudit.spark.source;

import camaudit.spark.storage.FileList;
import camaudit.text.Numbers;
import java.util.Objects;

/**
 * The files of a dataset, whose format is known.
 *
 * @param files its inputs; image files are not sorted out from others here
 * @param others how many files are not inputs
 * @param why this format was chosen; empty where the user named it
 */
public record DatasetFiles(SourceFormat format, FileList files, int others, String why) {
    public DatasetFiles {
        Objects.requireNonNull(format);
        Objects.requireNonNull(files);
        Objects.requireNonNull(why);
    }

    /** True if the dataset is one file that was named, not one that a folder holds. */
    public static boolean isSingle(FileList files) {
        return files.size() == 1 && files.name(0).isEmpty();
    }

    /** What to add to a description. */
    public String describe() {
        return (others == 0 ? "" : Numbers.format("; %,d other files are not inputs", others))
                + (why.isEmpty() ? "" : "; format " + format.layout().written() + " was chosen because " + why);
    }
}
