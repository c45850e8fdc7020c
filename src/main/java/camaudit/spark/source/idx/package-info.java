/** IDX files, as MNIST comes. Rule: no other room reads them. */
@NullMarked
package camaudit.spark.source.idx;

import org.jspecify.annotations.NullMarked;
