/** Keras model files (Keras 1, 2, 3; .h5 and .keras) to a Network. What it does not know it refuses by name. */
@NullMarked
package camaudit.network.keras;

import org.jspecify.annotations.NullMarked;
