/**
 * What any room does with words: problems and the exceptions that report them to the user, how near two words are, and what must not be
 * said. Rule: the JDK only, nothing of the other rooms.
 */
@NullMarked
package camaudit.text;

import org.jspecify.annotations.NullMarked;
