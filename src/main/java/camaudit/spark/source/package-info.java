/** Datasets of images: what they hold, listed on the driver, and how tasks read it. Rule: Hadoop only, no Spark. */
@NullMarked
package camaudit.spark.source;

import org.jspecify.annotations.NullMarked;
