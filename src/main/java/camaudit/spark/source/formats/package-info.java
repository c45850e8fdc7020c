/** The registry of the formats of datasets, one line for each, and how they are told apart. Rule: nothing below sees it. */
@NullMarked
package camaudit.spark.source.formats;

import org.jspecify.annotations.NullMarked;
