/** The composition root: one class per command, exit codes. */
@NullMarked
package camaudit.cli;

import org.jspecify.annotations.NullMarked;
