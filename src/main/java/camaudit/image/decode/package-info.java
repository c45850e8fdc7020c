/**
 * From the bytes of a file to a picture or a mask: one class for each format, limits before anything is allocated, and a rejection in place
 * of an exception. Sees nothing of what becomes of the picture.
 */
@NullMarked
package camaudit.image.decode;

import org.jspecify.annotations.NullMarked;
