/**
 * Pictures in memory: pixels, why there are none, which part of them a network sees, and the PNG they are written to. Plain Java; the wings
 * beneath see this room, it sees none of them.
 */
@NullMarked
package camaudit.image;

import org.jspecify.annotations.NullMarked;
