/** Files on any Hadoop file system. Rule: Hadoop only, no Spark. */
@NullMarked
package camaudit.spark.storage;

import org.jspecify.annotations.NullMarked;
