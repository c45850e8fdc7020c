/** What an audit leaves behind. Rule: records of what was found and how they are written; what is computed is computed in the rooms below. */
@NullMarked
package camaudit.audit;

import org.jspecify.annotations.NullMarked;
