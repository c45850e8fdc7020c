/** The attribution methods, one class each, and what several of them share. Rule: a method is one class and one line in the list. */
@NullMarked
package camaudit.attribution.method;

import org.jspecify.annotations.NullMarked;
