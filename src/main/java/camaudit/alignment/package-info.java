/** Controls for masks and boxes: how well an outline fits a picture at its own place, beside the same outline at other places. */
@NullMarked
package camaudit.alignment;

import org.jspecify.annotations.NullMarked;
