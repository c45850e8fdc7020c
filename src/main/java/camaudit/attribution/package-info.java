/** Attribution methods, each a pure function of a Response. Plain arrays only. */
@NullMarked
package camaudit.attribution;

import org.jspecify.annotations.NullMarked;
