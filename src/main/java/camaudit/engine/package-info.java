/**
 * Compiles a Network into a Plan for target layers and runs it: forward for a batch, backward from the logits to the targets. This
 * package and those below know nothing of Spark.
 */
@NullMarked
package camaudit.engine;

import org.jspecify.annotations.NullMarked;
