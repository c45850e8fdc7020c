/** Pictures with their foreground or background taken out or exchanged, scored by the network. */
@NullMarked
package camaudit.spark.counterfactual;

import org.jspecify.annotations.NullMarked;
