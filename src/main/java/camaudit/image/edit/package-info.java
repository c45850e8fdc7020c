/**
 * Changes a part of a picture, for counterfactuals: another background, a blurred one, the foreground painted over. Rule: pure functions of
 * pictures; no network here.
 */
@NullMarked
package camaudit.image.edit;

import org.jspecify.annotations.NullMarked;
