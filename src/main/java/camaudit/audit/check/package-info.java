/**
 * Checks of what was aggregated: what was asked, what was found, and how bad that is. Rule: a check that could not run has not passed, and
 * every message can be understood by somebody who has never seen this tool.
 */
@NullMarked
package camaudit.audit.check;

import org.jspecify.annotations.NullMarked;
