/** Groups of maps within a class: the strategies that a network follows. Rule: plain Java. */
@NullMarked
package camaudit.audit.strategy;

import org.jspecify.annotations.NullMarked;
