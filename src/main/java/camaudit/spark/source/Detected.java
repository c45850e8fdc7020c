package camaudit.spark.source;

import camaudit.spark.storage.FileList;
import camaudit.spec.Layout;
import java.util.Locale;
import java.util.Objects;

/**
 * How a dataset is laid out.
 *
 * @param files its inputs
 * @param others how many files are none
 * @param why it was taken for that; empty where the user said so
 */
record Detected(Layout layout, FileList files, int others, String why) {
    Detected {
        Objects.requireNonNull(layout);
        Objects.requireNonNull(files);
        Objects.requireNonNull(why);
    }

    /** What to say behind a description. */
    String told() {
        return (others == 0 ? "" : String.format(Locale.ROOT, "; %,d other files are not inputs", others))
                + (why.isEmpty()
                        ? ""
                        : "; format " + layout.name().toLowerCase(Locale.ROOT) + " was chosen because " + why);
    }
}
