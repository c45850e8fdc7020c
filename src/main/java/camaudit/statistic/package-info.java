/** Numbers that describe one attention map. Plain arrays only. */
@NullMarked
package camaudit.statistic;

import org.jspecify.annotations.NullMarked;
