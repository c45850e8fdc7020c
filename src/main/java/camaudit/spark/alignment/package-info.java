/** Whether masks and boxes lie on the objects: the action that writes the table of masks. */
@NullMarked
package camaudit.spark.alignment;

import org.jspecify.annotations.NullMarked;
