/**
 * From the bytes of a file to a picture or a mask. Rule: one class for each format, limits before anything is allocated, and a rejection in
 * place of an exception; nothing is known here of how a picture is used.
 */
@NullMarked
package camaudit.image.decode;

import org.jspecify.annotations.NullMarked;
