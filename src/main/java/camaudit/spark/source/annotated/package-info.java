/**
 * What files besides the images state of them: labels, boxes, outlines and masks. There is one matcher, for the files of a listing and
 * for the records of containers. Rule: Hadoop only, no Spark, no format of containers.
 */
@NullMarked
package camaudit.spark.source.annotated;

import org.jspecify.annotations.NullMarked;
