/** Which reader a model file is for: its content decides, never its name. */
@NullMarked
package camaudit.network.reader;

import org.jspecify.annotations.NullMarked;
