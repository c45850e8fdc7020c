/** The audit on Spark: explanations to slices, clusters and pictures, in passes with mergeable states. */
@NullMarked
package camaudit.spark.audit;

import org.jspecify.annotations.NullMarked;
