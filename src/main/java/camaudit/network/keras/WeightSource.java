package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Tensor;
import java.util.List;
import java.util.Map;

/** The trained values of a model file, handed out layer by layer. */
interface WeightSource {
    /**
     * The tensors of one layer by role.
     *
     * @param roles of the layer's weights, in the order of Keras, e.g. {@code kernel}, {@code bias}
     * @throws ModelException if the file has fewer, more or other weights for the layer
     */
    Map<String, Tensor> take(LayerConfig layer, List<String> roles);

    /**
     * Checks that every value has found its layer.
     *
     * @throws ModelException if there are values that no layer has taken
     */
    void requireNoneLeft();
}
