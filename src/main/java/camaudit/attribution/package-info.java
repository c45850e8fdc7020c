/** What an attribution method is: it asks a {@link ModelProbe}, or is a function of a {@link Response}, and gives raw maps. Plain arrays only. */
@NullMarked
package camaudit.attribution;

import org.jspecify.annotations.NullMarked;
