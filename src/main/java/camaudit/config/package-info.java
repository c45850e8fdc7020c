/** Typed, validated configuration; all problems at once, each with the place where it was written. */
@NullMarked
package camaudit.config;

import org.jspecify.annotations.NullMarked;
