/** The results of an audit. Rule: records of what was found and how they are written; the packages beneath compute it. */
@NullMarked
package camaudit.audit;

import org.jspecify.annotations.NullMarked;
