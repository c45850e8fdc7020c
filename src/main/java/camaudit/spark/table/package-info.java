/** One class for each table: its columns, how a row is encoded, how it is read. */
@NullMarked
package camaudit.spark.table;

import org.jspecify.annotations.NullMarked;
