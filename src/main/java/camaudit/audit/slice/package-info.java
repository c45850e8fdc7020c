/**
 * Parts of a dataset and what is known about each: conditions, mergeable states, comparisons. Rule: plain Java, Serializable where Spark
 * moves it; merging in any order gives the same result as one pass.
 */
@NullMarked
package camaudit.audit.slice;

import org.jspecify.annotations.NullMarked;
