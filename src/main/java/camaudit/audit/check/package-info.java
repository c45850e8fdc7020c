/**
 * Checks on what was aggregated: what was asked, what was found, and how bad that is. Rule: a check that could not run is no pass, and
 * every message can be read by somebody who never saw this tool.
 */
@NullMarked
package camaudit.audit.check;

import org.jspecify.annotations.NullMarked;
