/** What files besides the images tell of them: labels, boxes, outlines and masks. One matcher; files of a listing and records of containers feed it. Rule: Hadoop only, no Spark, no format of containers. */
@NullMarked
package camaudit.spark.source.annotated;

import org.jspecify.annotations.NullMarked;
