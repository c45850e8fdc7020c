/** Bytes to pixels to network input; every input that cannot be used becomes a Rejection. Plain Java. */
@NullMarked
package camaudit.image;

import org.jspecify.annotations.NullMarked;
