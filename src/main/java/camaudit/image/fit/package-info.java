/** Turns a picture into a network's input: size, channels and numbers, as widely used loaders make them. */
@NullMarked
package camaudit.image.fit;

import org.jspecify.annotations.NullMarked;
