/**
 * Explains batches of pictures: preprocessing, network, methods and their results. Rule: no Spark; this is what Spark's tasks run and what
 * Java programs call.
 */
@NullMarked
package camaudit.explain;

import org.jspecify.annotations.NullMarked;
