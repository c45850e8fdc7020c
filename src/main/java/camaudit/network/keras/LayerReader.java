package camaudit.network.keras;

import camaudit.network.Operation;
import camaudit.network.Shape;
import java.util.List;

/** Makes the operations of one Keras layer. */
@FunctionalInterface
interface LayerReader {
    /**
     * The operations of the layer, a chain whose first operation reads all inputs of the layer; e.g. two where an activation is
     * fused.
     *
     * @param inputs the shapes of its inputs; a placeholder for an input layer
     */
    List<Operation> read(Options options, List<Shape> inputs, WeightSource weights);

    /** A layer of one input with weights. */
    @FunctionalInterface
    interface Trained {
        List<Operation> read(Options options, Shape input, WeightSource weights);

        default LayerReader asReader() {
            return (options, inputs, weights) -> read(options, inputs.get(0), weights);
        }
    }

    /** A layer without weights. */
    @FunctionalInterface
    interface Weightless {
        Operation read(Options options, Shape input);

        default LayerReader asReader() {
            return (options, inputs, weights) -> List.of(read(options, inputs.get(0)));
        }
    }

    /** A layer of several inputs without weights. */
    @FunctionalInterface
    interface Merging {
        Operation read(Options options, List<Shape> inputs);

        default LayerReader asReader() {
            return (options, inputs, weights) -> List.of(read(options, inputs));
        }
    }
}
