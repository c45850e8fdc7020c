/** The model on the executors: read and compiled once per JVM, lent to one task at a time. */
@NullMarked
package camaudit.spark.executor;

import org.jspecify.annotations.NullMarked;
