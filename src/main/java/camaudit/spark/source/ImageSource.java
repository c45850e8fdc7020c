package camaudit.spark.source;

import camaudit.spec.Layout;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;

/** A dataset of images: the driver lists its items without reading pixels, tasks read what an item names. */
public interface ImageSource extends Serializable {

    /** What was found, in words. */
    String description();

    /** Where it is, qualified. */
    String uri();

    Layout layout();

    /** How many inputs there are; each becomes an explanation or a rejection. */
    Count count();

    /** True if inputs carry labels. */
    boolean labelled();

    /** All items, on the driver only: always in the same order, cut the same way however large the cluster is. */
    Iterator<Item> items();

    /** Reads what items hold. */
    SourceReader read(Iterator<Item> items, Configuration hadoop);
}
