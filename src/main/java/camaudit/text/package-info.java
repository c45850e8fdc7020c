/** What any room does with words: how near two are, and what must not be said. Rule: the JDK only, nothing of the other rooms. */
@NullMarked
package camaudit.text;

import org.jspecify.annotations.NullMarked;
