/** Activation maximization: gradient ascent on the pixels of an input, with its regularizers. */
@NullMarked
package camaudit.attribution.ascent;

import org.jspecify.annotations.NullMarked;
