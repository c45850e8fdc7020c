/**
 * Pictures with a part of them changed: another background, blurred, painted over. For counterfactuals.
 */
@NullMarked
package camaudit.image.edit;

import org.jspecify.annotations.NullMarked;
