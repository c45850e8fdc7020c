/** What containers of many images have in common: spans, records as they are stored, and their classes. Rule: Hadoop only, no Spark. */
@NullMarked
package camaudit.spark.source.record;

import org.jspecify.annotations.NullMarked;
