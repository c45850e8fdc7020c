/** Kernels in plain Java that every backend can use for what its library lacks or has wrong: exact first, fast second. */
@NullMarked
package camaudit.engine.plain;

import org.jspecify.annotations.NullMarked;
