/** Numbers that describe one attention map. Rule: pure functions of plain arrays. */
@NullMarked
package camaudit.statistic;

import org.jspecify.annotations.NullMarked;
