/**
 * How faithful a map is to the network: how a class's probability changes while pixels are taken away in the map's order. Pure functions of
 * an input, a map and a scorer; no network, no engine and no Spark here.
 */
@NullMarked
package camaudit.faithfulness;

import org.jspecify.annotations.NullMarked;
