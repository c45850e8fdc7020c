/**
 * Datasets of images: what they hold, listed on the driver, and how tasks read it. The rooms below have one format of datasets each, or
 * what several share. Rule: Hadoop only, no Spark; this room sees none of those below it.
 */
@NullMarked
package camaudit.spark.source;

import org.jspecify.annotations.NullMarked;
