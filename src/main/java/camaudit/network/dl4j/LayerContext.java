package camaudit.network.dl4j;

import camaudit.network.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a reader makes the operations of a layer from.
 *
 * @param inputs the shapes of its inputs
 * @param flattened the map from which the input was flattened, where DL4J flattens it channel by channel and the layer must reorder
 *     its weights instead
 */
record LayerContext(
        Options options, List<Shape> inputs, Coefficients weights, Layout layout, Optional<Shape> flattened) {

    Shape input() {
        return inputs.get(0);
    }

    /**
     * Takes the next weights of the file.
     *
     * @param role names them in messages
     */
    float[] take(String role, long... dims) {
        long count = 1;
        for (long dim : dims) {
            count = count > Long.MAX_VALUE / Math.max(dim, 1) ? Long.MAX_VALUE : count * dim;
        }
        return weights.take(role + " of " + options.title(), count);
    }
}
