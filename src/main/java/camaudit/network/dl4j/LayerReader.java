package camaudit.network.dl4j;

import java.util.List;

/** Makes the operations of one layer or vertex. */
@FunctionalInterface
interface LayerReader {
    /**
     * The operations of the layer, a chain whose first operation reads all inputs of the layer. Takes the layer's weights from the
     * file.
     */
    List<Step> read(LayerContext context);
}
