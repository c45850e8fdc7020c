package camaudit.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A dataset of images: the driver lists references without reading pixels, tasks read what a reference names. */
public interface ImageSource extends Serializable {

    /** What was found, for a person. */
    String description();

    /** Where it is, qualified. */
    String uri();

    Sources.Layout layout();

    /** How many inputs there are; each becomes an explanation or a rejection. */
    long images();

    /** True if inputs carry labels. */
    boolean labelled();

    /** References to all inputs, partitioned for the cluster. */
    Dataset<Row> references(SparkSession spark);

    /** References to so many inputs, or all, spread evenly over the dataset; on the driver only. */
    List<Row> spread(int count);

    /** Reads inputs one after another; an input that cannot be read is a rejection, never an exception. */
    Iterator<SourceImage> read(Iterator<Row> references, Configuration hadoop);
}
