/** Compiles a Network into a Plan for a target layer and runs it: forward for a batch, backward from logit to target. No Spark here. */
@NullMarked
package camaudit.engine;

import org.jspecify.annotations.NullMarked;
