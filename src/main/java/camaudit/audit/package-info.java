/** The results of an audit. Rule: records of what was found and how they are written; nothing is computed here. */
@NullMarked
package camaudit.audit;

import org.jspecify.annotations.NullMarked;
