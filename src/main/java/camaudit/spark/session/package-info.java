/** The Spark session that a command works in: its file systems, its threads and memory, its end on a signal. */
@NullMarked
package camaudit.spark.session;

import org.jspecify.annotations.NullMarked;
