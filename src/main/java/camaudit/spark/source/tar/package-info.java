/** Image files in tar archives, as WebDataset packs them. Rule: no other room reads tar. */
@NullMarked
package camaudit.spark.source.tar;

import org.jspecify.annotations.NullMarked;
