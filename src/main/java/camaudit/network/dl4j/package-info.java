/** DL4J zips to a Network, without DL4J: its JSON as a tree, its weights as numbers, nothing deserialized. What it does not know it refuses by name. */
@NullMarked
package camaudit.network.dl4j;

import org.jspecify.annotations.NullMarked;
