package camaudit.network.onnx;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Operation;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Collects the nodes of the network under unique names, with their shapes. */
final class NetworkBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Map.Entry<Operation, String>, View> made = new HashMap<>();
    private final Budget budget;
    private final int batch;

    /**
     * A builder without nodes.
     *
     * @param batch the batch size that the file is for, 1 where it is open
     * @param reserved names that only {@link #add} may use
     */
    NetworkBuilder(Budget budget, int batch, Set<String> reserved) {
        this.budget = budget;
        this.batch = batch;
        taken.addAll(reserved);
    }

    Budget budget() {
        return budget;
    }

    int batch() {
        return batch;
    }

    /** Adds a node under its reserved name. */
    View add(String name, Operation operation, List<View> inputs, List<List<Integer>> axes) {
        taken.add(name);
        Shape shape = shape(name, operation, inputs.stream().map(View::shape).toList());
        nodes.add(new Node(name, operation, inputs.stream().map(View::node).toList()));
        return new View(name, shape, axes);
    }

    /** Adds a node under this name, with a number after it if the name is taken. */
    View addUnder(String wanted, Operation operation, List<View> inputs, List<List<Integer>> axes) {
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + "_" + i;
        }
        return add(name, operation, inputs, axes);
    }

    /** The node that applies an operation to a value; created once, then shared. */
    View once(Operation operation, View of, Supplier<View> maker) {
        View known = made.get(Map.entry(operation, of.node()));
        if (known == null) {
            known = maker.get();
            made.put(Map.entry(operation, of.node()), known);
        }
        return known;
    }

    Network network(String name, String output) {
        return new Network(name, nodes, output);
    }

    private static Shape shape(String name, Operation operation, List<Shape> inputs) {
        try {
            Shape shape = OpenShapes.of(operation, inputs);
            if (shape.isKnown()) {
                shape.size();
            }
            return shape;
        } catch (ArithmeticException e) {
            throw new ModelException(
                    "layer '" + name + "' makes more values of " + inputs
                            + " than fit into memory: export the model for smaller images",
                    e);
        } catch (ModelException e) {
            throw new ModelException("layer '" + name + "': " + e.getMessage(), e);
        }
    }
}
