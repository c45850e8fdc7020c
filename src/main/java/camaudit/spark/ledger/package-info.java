/**
 * What a run has done for good: units of items, committed one after another, and the lock that keeps a second run out. Rule: files
 * only, no Spark; a unit counts when its record is whole, whatever else lies in the folder.
 */
@NullMarked
package camaudit.spark.ledger;

import org.jspecify.annotations.NullMarked;
