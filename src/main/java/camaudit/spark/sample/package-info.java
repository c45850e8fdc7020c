/** Images of a dataset at the size of the network's input, and the same few of them every time. */
@NullMarked
package camaudit.spark.sample;

import org.jspecify.annotations.NullMarked;
