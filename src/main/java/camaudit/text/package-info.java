/**
 * Text that any room may need: problems and the exceptions that report them to the user, the distance of words, and the redaction of
 * secrets. Rule: the JDK only, nothing of the other rooms.
 */
@NullMarked
package camaudit.text;

import org.jspecify.annotations.NullMarked;
