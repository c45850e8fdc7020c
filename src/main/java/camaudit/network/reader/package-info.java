/** Finds the reader for a model file by its content, never by its name. */
@NullMarked
package camaudit.network.reader;

import org.jspecify.annotations.NullMarked;
