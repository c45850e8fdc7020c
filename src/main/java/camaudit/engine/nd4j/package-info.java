/** The portable backend: the only place with ND4J. */
@NullMarked
package camaudit.engine.nd4j;

import org.jspecify.annotations.NullMarked;
