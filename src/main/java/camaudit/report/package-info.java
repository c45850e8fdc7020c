/** Pictures for people: colour maps, figures. No Spark here. */
@NullMarked
package camaudit.report;

import org.jspecify.annotations.NullMarked;
