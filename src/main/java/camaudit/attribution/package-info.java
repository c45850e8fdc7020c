/**
 * The contract of an attribution method, which makes raw maps from the values of a {@link ModelProbe} or a {@link Response}. Rule: plain
 * arrays only.
 */
@NullMarked
package camaudit.attribution;

import org.jspecify.annotations.NullMarked;
