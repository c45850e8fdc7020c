/**
 * Parts of a dataset and what is known of each: conditions, mergeable states, comparisons. Rule: plain Java that is Serializable where
 * it travels; merging in any order gives what one pass gives.
 */
@NullMarked
package camaudit.audit.slice;

import org.jspecify.annotations.NullMarked;
