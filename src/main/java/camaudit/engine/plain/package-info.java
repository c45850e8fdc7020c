/**
 * Kernels in plain Java, for the operations that a backend's library lacks or computes incorrectly. They are written to be exact
 * first, fast second.
 */
@NullMarked
package camaudit.engine.plain;

import org.jspecify.annotations.NullMarked;
