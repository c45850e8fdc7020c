/** CIFAR's binary batches. Rule: no other room knows their records. */
@NullMarked
package camaudit.spark.source.cifar;

import org.jspecify.annotations.NullMarked;
