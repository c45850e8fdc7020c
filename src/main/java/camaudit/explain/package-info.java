/**
 * Explains batches of pictures: preprocessing, network, methods, and what comes of them. No Spark here; it is what tasks run, and
 * what Java programs call.
 */
@NullMarked
package camaudit.explain;

import org.jspecify.annotations.NullMarked;
