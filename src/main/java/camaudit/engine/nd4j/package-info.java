/** The portable backend: the only package that uses ND4J. */
@NullMarked
package camaudit.engine.nd4j;

import org.jspecify.annotations.NullMarked;
