package camaudit.network.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx;

/** Finds the nodes and constants that values of a graph come from, to recognize functions that several nodes spell out. */
final class Pattern {
    private final Map<String, Onnx.NodeProto> makers = new HashMap<>();
    private final Map<String, Onnx.TensorProto> tensors;

    Pattern(Onnx.GraphProto graph, Map<String, Onnx.TensorProto> initializers) {
        tensors = new HashMap<>(initializers);
        for (Onnx.NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(o -> makers.put(o, node));
            if (node.getOpType().equals("Constant") && node.getOutputCount() == 1) {
                new Attributes(node, NodeNames.label(node))
                        .tensor("value")
                        .ifPresent(t -> tensors.put(node.getOutput(0), t));
            }
        }
    }

    /** The node that computes a value, if it has inputs. */
    Optional<Onnx.NodeProto> maker(String value) {
        return Optional.ofNullable(makers.get(value))
                .filter(n -> n.getInputCount() > 0 && Opset.isStandard(n.getDomain()));
    }

    Optional<Onnx.NodeProto> maker(String value, String operator) {
        return maker(value).filter(n -> n.getOpType().equals(operator));
    }

    /** The factors of a product, with those of nested products down to a depth. */
    List<String> factors(Onnx.NodeProto node, int depth) {
        List<String> factors = new ArrayList<>();
        for (String input : node.getInputList()) {
            Optional<Onnx.NodeProto> product = maker(input, "Mul");
            if (depth > 1 && product.isPresent()) {
                factors.addAll(factors(product.get(), depth - 1));
            } else {
                factors.add(input);
            }
        }
        return factors;
    }

    /** A value that is one stored number. */
    Optional<Double> number(String value) {
        return Optional.ofNullable(tensors.get(value))
                .filter(t -> t.getDimsList().stream().allMatch(d -> d == 1) && t.getDimsCount() < 8)
                .map(t -> TensorReader.read(t, "the weights '" + value + "'", new Budget(0)))
                .map(c -> (double) c.value(0));
    }

    /** A stored list of one whole number. */
    Optional<Long> list(String value) {
        return Optional.ofNullable(tensors.get(value))
                .filter(t -> t.getDimsList().equals(List.of(1L)))
                .map(t -> TensorReader.read(t, "the weights '" + value + "'", new Budget(0)))
                .filter(Constant::isWhole)
                .map(c -> c.whole(0));
    }

    /** The other input of a node that combines a value with this number; in a quotient the number must be the divisor. */
    Optional<String> byConstant(Onnx.NodeProto node, String operator, double wanted, double tolerance) {
        if (!node.getOpType().equals(operator) || node.getInputCount() != 2) {
            return Optional.empty();
        }
        for (int i = operator.equals("Div") ? 1 : 0; i < 2; i++) {
            if (number(node.getInput(i))
                    .filter(n -> Math.abs(n - wanted) < tolerance)
                    .isPresent()) {
                return Optional.of(node.getInput(1 - i));
            }
        }
        return Optional.empty();
    }

    /** True if a value is the square of another. */
    boolean isSquare(String value, String of) {
        return maker(value)
                .filter(n -> n.getInputCount() == 2 && n.getInput(0).equals(of))
                .filter(n -> n.getOpType().equals("Mul")
                        ? n.getInput(1).equals(of)
                        : n.getOpType().equals("Pow") && number(n.getInput(1)).equals(Optional.of(2.0)))
                .isPresent();
    }

    /** The one dimension that a node reduces, if it keeps it as 1. */
    Optional<Long> axis(Onnx.NodeProto node) {
        Attributes attributes = new Attributes(node, NodeNames.label(node));
        if (!attributes.isOn("keepdims", true)) {
            return Optional.empty();
        }
        Optional<Long> given =
                node.getInputCount() > 1 ? number(node.getInput(1)).map(Double::longValue) : Optional.empty();
        return given.or(
                () -> attributes.wholes("axes").filter(a -> a.length == 1).map(a -> a[0]));
    }

    /** A node that replaces another and applies an operator to one value. */
    static Onnx.NodeProto.Builder as(Onnx.NodeProto last, String operator, String input) {
        return Onnx.NodeProto.newBuilder()
                .setName(last.getName())
                .setOpType(operator)
                .addInput(input)
                .addOutput(last.getOutput(0));
    }

    static Onnx.AttributeProto number(String name, double value) {
        return Onnx.AttributeProto.newBuilder()
                .setName(name)
                .setType(Onnx.AttributeProto.AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    static Onnx.AttributeProto whole(String name, long value) {
        return Onnx.AttributeProto.newBuilder()
                .setName(name)
                .setType(Onnx.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }
}
