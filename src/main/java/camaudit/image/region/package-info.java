/**
 * Which part of a picture is foreground: masks, outlines and boxes, and the exact share of each cell of a map that they cover.
 */
@NullMarked
package camaudit.image.region;

import org.jspecify.annotations.NullMarked;
