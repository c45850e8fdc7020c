package camaudit.network.dl4j;

import camaudit.network.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a layer is read from.
 *
 * @param inputs the shapes of its inputs
 * @param flattened the map that its input was, where DL4J laid it out channel by channel before a layer that reads all of it
 */
record LayerContext(
        Options options, List<Shape> inputs, Coefficients weights, Layout layout, Optional<Shape> flattened) {

    Shape input() {
        return inputs.get(0);
    }

    /** The next weights of the file. */
    float[] take(String role, long... dims) {
        long count = 1;
        for (long dim : dims) {
            count = count > Long.MAX_VALUE / Math.max(dim, 1) ? Long.MAX_VALUE : count * dim;
        }
        return weights.take(role + " of " + options.title(), count);
    }
}
