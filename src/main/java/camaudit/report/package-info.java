/** Pictures for people: colour maps, figures. Rule: no Spark. */
@NullMarked
package camaudit.report;

import org.jspecify.annotations.NullMarked;
