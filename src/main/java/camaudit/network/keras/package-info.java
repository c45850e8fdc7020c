/** Reads Keras model files (Keras 1, 2, 3; .h5 and .keras) into a Network. What is not known is refused by name. */
@NullMarked
package camaudit.network.keras;

import org.jspecify.annotations.NullMarked;
