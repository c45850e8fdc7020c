/**
 * What it costs a network that backgrounds are exchanged: counts of its answers, by class and slice, and losses with their intervals. Rule:
 * counts are exact and add up; no verdict here.
 */
@NullMarked
package camaudit.audit.swap;

import org.jspecify.annotations.NullMarked;
