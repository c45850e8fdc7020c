/** A trained CNN as data: nodes, operations, shapes, weights. Plain Java, independent of file formats and engines. */
@NullMarked
package camaudit.network;

import org.jspecify.annotations.NullMarked;
