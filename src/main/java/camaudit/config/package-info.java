/** Typed, validated configuration; all problems at once, each with where it was written. */
@NullMarked
package camaudit.config;

import org.jspecify.annotations.NullMarked;
