package camaudit.network.keras;

import camaudit.network.Operation;
import camaudit.network.Shape;
import java.util.List;

/** Makes operations of one Keras layer. */
@FunctionalInterface
interface LayerReader {
    /**
     * What the layer computes: one operation, or two where an activation is fused to it.
     *
     * @param input the shape of its first input, for an input layer a stand-in
     */
    List<Operation> read(Options options, Shape input, WeightSource weights);

    /** A layer without weights. */
    @FunctionalInterface
    interface Weightless {
        Operation read(Options options, Shape input);

        default LayerReader asReader() {
            return (options, input, weights) -> List.of(read(options, input));
        }
    }
}
