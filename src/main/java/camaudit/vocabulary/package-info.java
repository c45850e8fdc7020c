/**
 * The names of columns, statistics, methods, statuses, variants and subjects. Rule: each is spelled here and nowhere else, once, with what
 * it means; nothing is computed, and no other room is known here.
 */
@NullMarked
package camaudit.vocabulary;

import org.jspecify.annotations.NullMarked;
