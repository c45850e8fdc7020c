package camaudit.network.onnx;

import camaudit.network.Input;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx;

/** Makes a network from a parsed model, with the nodes in the order of the file; those that the scores do not depend on are left out. */
final class ModelReader {
    private final Onnx.GraphProto graph;
    private final Budget budget;
    private final int opset;
    private final Map<String, Onnx.TensorProto> initializers = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();

    private ModelReader(Onnx.ModelProto model, Budget budget) {
        this.graph = model.getGraph();
        this.budget = budget;
        this.opset = Opset.of(model);
        for (Onnx.TensorProto tensor : graph.getInitializerList()) {
            if (initializers.put(tensor.getName(), tensor) != null) {
                throw new ModelException("it has two weights named '" + tensor.getName() + "': export it again");
            }
        }
        if (graph.getSparseInitializerCount() > 0) {
            throw new ModelException("it has sparse weights ('"
                    + graph.getSparseInitializer(0).getValues().getName() + "'): save it with dense ones");
        }
    }

    static Network read(Onnx.ModelProto model, Budget budget) {
        return new ModelReader(model, budget).read();
    }

    private Network read() {
        if (graph.getOutputCount() != 1) {
            List<String> names = graph.getOutputList().stream()
                    .map(Onnx.ValueInfoProto::getName)
                    .toList();
            throw new ModelException("it has the outputs " + NodeNames.few(names)
                    + ": exactly one, the class scores, is supported; keep it with onnx.utils.extract_model");
        }
        String output = graph.getOutput(0).getName();
        ImageInput input = ImageInput.of(graph, initializers.keySet());
        List<Onnx.NodeProto> nodes = NodeNames.needed(new Fusions(graph, initializers).apply(), output);
        requireSupported(nodes);
        NodeNames names = new NodeNames(nodes, input.name());
        NetworkBuilder builder = new NetworkBuilder(budget, input.batch(), names.all());
        Shape shape = input.shape(nodes);
        values.put(input.name(), builder.add(input.name(), new Input(shape), List.of(), input.axes(nodes)));
        for (int i = 0; i < nodes.size(); i++) {
            read(nodes.get(i), names.of(i), builder);
        }
        return builder.network(graph.getName().isBlank() ? "onnx" : graph.getName(), scores(output, builder));
    }

    private void requireSupported(List<Onnx.NodeProto> nodes) {
        List<String> unknown = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Onnx.NodeProto node : nodes) {
            boolean custom = !Opset.isStandard(node.getDomain());
            String operator = (custom ? node.getDomain() + "." : "") + node.getOpType();
            if ((custom || !Operators.isSupported(operator)) && seen.add(operator)) {
                unknown.add(operator + " (node '" + NodeNames.label(node) + "')");
            }
        }
        if (!unknown.isEmpty()) {
            throw new ModelException("these operators are not supported: " + NodeNames.few(unknown) + ". "
                    + Opset.remedy(seen) + "The supported ones are " + Operators.supported());
        }
    }

    private void read(Onnx.NodeProto node, String name, NetworkBuilder builder) {
        String title = node.getOpType() + " node '" + name + "'";
        List<Optional<Value>> inputs = new ArrayList<>();
        for (String input : node.getInputList()) {
            inputs.add(input.isEmpty() ? Optional.empty() : Optional.of(value(input, title)));
        }
        Attributes attributes = new Attributes(node, title);
        NodeContext context = new NodeContext(name, title, inputs, attributes, node.getOutputCount(), opset, builder);
        List<Value> made = Operators.read(node.getOpType(), context);
        for (int i = 0; i < Math.min(made.size(), node.getOutputCount()); i++) {
            if (values.put(node.getOutput(i), made.get(i)) != null
                    && !node.getOutput(i).isEmpty()) {
                throw new ModelException(
                        title + " puts out '" + node.getOutput(i) + "', as another one does: export the model again");
            }
        }
    }

    private Value value(String name, String reader) {
        Value known = values.get(name);
        if (known == null) {
            Onnx.TensorProto tensor = initializers.get(name);
            if (tensor == null) {
                throw new ModelException(reader + " reads '" + name + "', which no node before it puts out or only as a"
                        + " further output, which is not supported: export the model again");
            }
            known = TensorReader.read(tensor, "the weights '" + name + "'", budget);
            values.put(name, known);
        }
        return known;
    }

    /** The name of the node that computes the scores, in the order of ONNX. */
    private String scores(String output, NetworkBuilder builder) {
        if (!(value(output, "the output") instanceof View view)) {
            throw new ModelException("its output '" + output + "' does not depend on the image: export it again");
        }
        Onnx.NodeProto none = Onnx.NodeProto.getDefaultInstance();
        String title = "output '" + output + "'";
        NodeContext context = new NodeContext(output, title, List.of(), new Attributes(none, title), 1, opset, builder);
        boolean isVector =
                view.axes().stream().flatMap(List::stream).filter(view::isWide).count() <= 1;
        return (isVector ? view : new AxisOrder(context).plain(view)).node();
    }
}
