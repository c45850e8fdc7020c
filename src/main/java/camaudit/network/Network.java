package camaudit.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A trained CNN, independent of any engine: nodes in topological order, the first one its single {@link Input}.
 *
 * @param name the model's name in its file
 * @param nodes each one after those that it reads
 * @param output the name of the node that computes the scores
 */
public record Network(String name, List<Node> nodes, String output) {

    /** @throws ModelException if names repeat, a node reads one that does not come before it, or shapes do not fit */
    public Network {
        Objects.requireNonNull(name);
        nodes = List.copyOf(nodes);
        long inputs = nodes.stream().filter(n -> n.operation() instanceof Input).count();
        if (inputs != 1 || !(nodes.get(0).operation() instanceof Input)) {
            throw new ModelException("model '" + name + "' has " + inputs + " inputs: one image input is supported");
        }
        Map<String, Node> seen = new LinkedHashMap<>();
        for (Node node : nodes) {
            for (String source : node.inputs()) {
                if (!seen.containsKey(source)) {
                    throw new ModelException("layer '" + node.name() + "' reads '" + source
                            + "', which does not come before it in model '" + name + "'");
                }
            }
            if (seen.put(node.name(), node) != null) {
                throw new ModelException("model '" + name + "' has two layers named '" + node.name() + "'");
            }
        }
        if (!seen.containsKey(output)) {
            throw new ModelException("model '" + name + "' has no layer '" + output + "' to put out");
        }
    }

    public Node input() {
        return nodes.get(0);
    }

    public Shape inputShape() {
        return ((Input) input().operation()).shape();
    }

    /**
     * The same network for images of this size, in pixels.
     *
     * @throws ModelException if the file fixes another size, since what was computed from that size when it was saved would not
     *     change
     */
    public Network withInputSize(int height, int width) {
        Shape shape = Shape.map(height, width, inputShape().channels());
        if (inputShape().isKnown() && !inputShape().equals(shape)) {
            throw new ModelException(
                    "model '" + name + "' takes images of " + inputShape().height() + "×"
                            + inputShape().width() + ", --input-size asks for " + height + "×" + width
                            + ": leave it out, or save the model with an open image size");
        }
        List<Node> resized = new ArrayList<>(nodes);
        resized.set(0, new Node(input().name(), new Input(shape), List.of()));
        return new Network(name, resized, output);
    }

    /**
     * The output shape of every node, in the order of the nodes.
     *
     * @throws ModelException naming the layer, if one cannot take its input or the image size is open
     */
    public Map<String, Shape> shapes() {
        if (!inputShape().isKnown()) {
            throw new ModelException("model '" + name + "' leaves its image size open (" + inputShape()
                    + "): give it with --input-size HEIGHTxWIDTH");
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Node node : nodes) {
            List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
            try {
                shapes.put(node.name(), node.operation().outputShape(inputs));
            } catch (ModelException | ArithmeticException e) {
                throw new ModelException("layer '" + node.name() + "': " + e.getMessage(), e);
            }
        }
        return Collections.unmodifiableMap(shapes);
    }
}
