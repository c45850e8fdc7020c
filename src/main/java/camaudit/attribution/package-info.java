/**
 * Attribution methods, one class each: functions of a Response, or of a Subject that also says what the network would say of other
 * inputs. Plain arrays only.
 */
@NullMarked
package camaudit.attribution;

import org.jspecify.annotations.NullMarked;
