/** Groups of maps within a class: the strategies that a network follows. Plain Java. */
@NullMarked
package camaudit.audit.strategy;

import org.jspecify.annotations.NullMarked;
