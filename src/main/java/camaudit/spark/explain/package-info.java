/** The explain action: items of a source become rows of the explanations and rejections tables, unit by unit. */
@NullMarked
package camaudit.spark.explain;

import org.jspecify.annotations.NullMarked;
