/** Image files as values of Hadoop SequenceFiles. Rule: no other room reads them. */
@NullMarked
package camaudit.spark.source.sequence;

import org.jspecify.annotations.NullMarked;
