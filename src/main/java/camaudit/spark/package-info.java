/** The only place with Spark and Hadoop: sources, actions, tables, the executors' model cache. */
@NullMarked
package camaudit.spark;

import org.jspecify.annotations.NullMarked;
