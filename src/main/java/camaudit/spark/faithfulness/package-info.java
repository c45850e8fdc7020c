/** How faithful the maps of a sample are: the action that writes the faithfulness table. */
@NullMarked
package camaudit.spark.faithfulness;

import org.jspecify.annotations.NullMarked;
