/**
 * Pictures in memory: pixels, why there are none, which part of them a network sees, and the PNG they are written to. Rule: plain Java; the
 * packages beneath use this one, and it uses none of them.
 */
@NullMarked
package camaudit.image;

import org.jspecify.annotations.NullMarked;
