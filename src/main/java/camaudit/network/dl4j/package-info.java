/**
 * Reads zips of DL4J into a Network, without DL4J: the JSON as a tree, the weights as numbers; nothing is deserialized. What is not
 * known is refused by name.
 */
@NullMarked
package camaudit.network.dl4j;

import org.jspecify.annotations.NullMarked;
