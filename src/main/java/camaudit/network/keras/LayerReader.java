package camaudit.network.keras;

import camaudit.network.Operation;
import camaudit.network.Shape;
import java.util.List;

/** Makes operations of one Keras layer. */
@FunctionalInterface
interface LayerReader {
    /**
     * What the layer computes: one operation after the other, the first of all inputs, e.g. two where an activation is fused.
     *
     * @param inputs the shapes of its inputs, for an input layer a stand-in
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
