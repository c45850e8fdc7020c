/** The attribution methods, one class each, and what several of them share. Rule: a method is its class and one line in the list of methods. */
@NullMarked
package camaudit.attribution.method;

import org.jspecify.annotations.NullMarked;
