/** The engine-free picture of a trained CNN: nodes, operations, shapes, weights. Plain Java; knows no file format and no engine. */
@NullMarked
package camaudit.network;

import org.jspecify.annotations.NullMarked;
