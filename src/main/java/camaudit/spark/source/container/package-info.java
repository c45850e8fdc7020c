/**
 * Containers of many images: how they are split into items, read and labelled, whatever their format. Rule: Hadoop only, no Spark; a
 * format sees this room, this room sees no format.
 */
@NullMarked
package camaudit.spark.source.container;

import org.jspecify.annotations.NullMarked;
