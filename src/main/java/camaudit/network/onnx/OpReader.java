package camaudit.network.onnx;

import java.util.List;

/** Reads the nodes of one ONNX operator: adds the operations to the network and returns the node's outputs. */
interface OpReader {
    List<Value> read(NodeContext context);

    /** An operator with one output. */
    interface Single {
        Value read(NodeContext context);

        default OpReader asReader() {
            return context -> List.of(read(context));
        }
    }
}
