/** The render action: chosen rows of the explanations table become figures. */
@NullMarked
package camaudit.spark.render;

import org.jspecify.annotations.NullMarked;
