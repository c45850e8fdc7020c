package camaudit.network.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx;

/** Replaces functions that several nodes spell out by one node each: SiLU, hard swish, Mish, GELU, standardization and others. */
final class Fusions {
    /** The domain of operators that exist only in this reader. */
    static final String DOMAIN = "camaudit";

    /** (x − mean)/√(variance + epsilon) over one dimension. */
    static final String STANDARDIZATION = "camaudit.Standardization";

    /** All values in a row, gathered by index. */
    static final String PICKING = "camaudit.Picking";

    private static final double CLOSE = 1e-4;
    private static final double LARGE = 18;
    private static final int MAX_PRODUCTS = 3;

    private final Onnx.GraphProto graph;
    private final Pattern pattern;

    Fusions(Onnx.GraphProto graph, Map<String, Onnx.TensorProto> initializers) {
        this.graph = graph;
        this.pattern = new Pattern(graph, initializers);
    }

    /** The nodes of the graph with the fused ones in place. Nodes that became part of a fused one remain, but nothing reads them. */
    List<Onnx.NodeProto> apply() {
        Map<String, Onnx.NodeProto> fused = new HashMap<>();
        for (Onnx.NodeProto node : graph.getNodeList()) {
            if (Opset.isStandard(node.getDomain()) && node.getOutputCount() > 0) {
                fuse(node).ifPresent(f -> fused.put(f.getOutput(0), f));
            }
        }
        List<Onnx.NodeProto> nodes = new ArrayList<>();
        for (Onnx.NodeProto node : graph.getNodeList()) {
            nodes.add(node.getOutputCount() == 0 ? node : fused.getOrDefault(node.getOutput(0), node));
        }
        return nodes;
    }

    private Optional<Onnx.NodeProto> fuse(Onnx.NodeProto node) {
        return switch (node.getOpType()) {
            case "Mul" -> gate(node).or(() -> gelu(node));
            case "Where" -> softplus(node);
            case "Gather" -> picked(node);
            case "Div" -> standardization(node);
            case "LogSoftmax" -> head(node);
            default -> Optional.empty();
        };
    }

    /** A final LogSoftmax as a Softmax: neither is part of the scores. */
    private Optional<Onnx.NodeProto> head(Onnx.NodeProto node) {
        boolean isLast =
                graph.getOutputList().stream().anyMatch(o -> o.getName().equals(node.getOutput(0)));
        return isLast ? Optional.of(node.toBuilder().setOpType("Softmax").build()) : Optional.empty();
    }

    /** x·sigmoid(x), x·hard sigmoid(x) or x·tanh(softplus(x)). */
    private Optional<Onnx.NodeProto> gate(Onnx.NodeProto node) {
        for (int i = 0; i < 2 && node.getInputCount() == 2; i++) {
            String x = node.getInput(i);
            Optional<Onnx.NodeProto> gate = pattern.maker(node.getInput(1 - i));
            Optional<Onnx.NodeProto> inner = gate.filter(g -> g.getOpType().equals("Tanh"))
                    .flatMap(g -> pattern.maker(g.getInput(0)))
                    .filter(g -> g.getOpType().equals("Softplus"));
            if (inner.filter(g -> g.getInput(0).equals(x)).isPresent()) {
                return Optional.of(Pattern.as(node, "Mish", x).build());
            }
            if (gate.filter(g -> g.getInput(0).equals(x)).isPresent()) {
                Onnx.NodeProto g = gate.get();
                if (g.getOpType().equals("Sigmoid")) {
                    return Optional.of(Pattern.as(node, "Swish", x).build());
                }
                if (g.getOpType().equals("HardSigmoid")) {
                    Attributes attributes = new Attributes(g, NodeNames.label(g));
                    return Optional.of(Pattern.as(node, "HardSwish", x)
                            .addAttribute(Pattern.number("alpha", attributes.number("alpha", 0.2)))
                            .addAttribute(Pattern.number("beta", attributes.number("beta", 0.5)))
                            .build());
                }
            }
        }
        return Optional.empty();
    }

    /** x·(1 + erf(x/√2))·½, the products in any order. */
    private Optional<Onnx.NodeProto> gelu(Onnx.NodeProto node) {
        List<String> factors = pattern.factors(node, MAX_PRODUCTS);
        Optional<String> sum =
                factors.stream().filter(f -> argument(f).isPresent()).findFirst();
        if (factors.size() != 3 || sum.isEmpty()) {
            return Optional.empty();
        }
        String x = argument(sum.get()).orElseThrow();
        List<String> others = new ArrayList<>(factors);
        others.remove(sum.get());
        boolean fits = others.remove(x) && pattern.number(others.get(0)).equals(Optional.of(0.5));
        return fits ? Optional.of(Pattern.as(node, "Gelu", x).build()) : Optional.empty();
    }

    /** The x of 1 + erf(x/√2). */
    private Optional<String> argument(String sum) {
        return pattern.maker(sum, "Add")
                .flatMap(s -> pattern.byConstant(s, "Add", 1, CLOSE))
                .flatMap(e -> pattern.maker(e, "Erf"))
                .flatMap(e -> pattern.maker(e.getInput(0)))
                .flatMap(s -> pattern.byConstant(s, "Div", Math.sqrt(2), CLOSE)
                        .or(() -> pattern.byConstant(s, "Mul", Math.sqrt(0.5), CLOSE)));
    }

    /** PyTorch's softplus, which is x above a threshold; for large thresholds that equals softplus in float32. */
    private Optional<Onnx.NodeProto> softplus(Onnx.NodeProto node) {
        if (node.getInputCount() != 3) {
            return Optional.empty();
        }
        String x = node.getInput(1);
        boolean above = pattern.maker(node.getInput(0), "Greater")
                .filter(g -> g.getInput(0).equals(x) && g.getInputCount() == 2)
                .flatMap(g -> pattern.number(g.getInput(1)))
                .filter(threshold -> threshold >= LARGE)
                .isPresent();
        boolean below = pattern.maker(node.getInput(2), "Softplus")
                .filter(s -> s.getInput(0).equals(x))
                .isPresent();
        return above && below ? Optional.of(Pattern.as(node, "Softplus", x).build()) : Optional.empty();
    }

    /** All values in a row, then gathered by index: PyTorch writes this for reshaping values that have another order in memory. */
    private Optional<Onnx.NodeProto> picked(Onnx.NodeProto node) {
        if (node.getInputCount() != 2 || new Attributes(node, NodeNames.label(node)).whole("axis", 0) != 0) {
            return Optional.empty();
        }
        return pattern.maker(node.getInput(0), "Reshape")
                .filter(r -> r.getInputCount() == 2
                        && pattern.list(r.getInput(1)).filter(n -> n == -1).isPresent())
                .map(r -> Pattern.as(node, PICKING, r.getInput(0))
                        .addInput(node.getInput(1))
                        .setDomain(DOMAIN)
                        .build());
    }

    /** d/√(mean(d²) + epsilon) with d = x − mean(x), all over the same dimension. */
    private Optional<Onnx.NodeProto> standardization(Onnx.NodeProto node) {
        if (node.getInputCount() != 2) {
            return Optional.empty();
        }
        String difference = node.getInput(0);
        Optional<Onnx.NodeProto> sub = pattern.maker(difference, "Sub").filter(s -> s.getInputCount() == 2);
        Optional<Onnx.NodeProto> mean = sub.flatMap(s -> pattern.maker(s.getInput(1), "ReduceMean"));
        Optional<Onnx.NodeProto> sum =
                pattern.maker(node.getInput(1), "Sqrt").flatMap(s -> pattern.maker(s.getInput(0), "Add"));
        if (mean.isEmpty() || sum.isEmpty() || sum.get().getInputCount() != 2) {
            return Optional.empty();
        }
        Optional<Double> epsilon = pattern.number(sum.get().getInput(1))
                .or(() -> pattern.number(sum.get().getInput(0)));
        Optional<Onnx.NodeProto> variance = pattern.maker(sum.get().getInput(0), "ReduceMean")
                .or(() -> pattern.maker(sum.get().getInput(1), "ReduceMean"));
        boolean fits = epsilon.isPresent()
                && variance.isPresent()
                && pattern.isSquare(variance.get().getInput(0), difference)
                && mean.get().getInput(0).equals(sub.get().getInput(0));
        if (!fits) {
            return Optional.empty();
        }
        Optional<Long> axis = pattern.axis(variance.get());
        if (axis.isEmpty() || !axis.equals(pattern.axis(mean.get()))) {
            return Optional.empty();
        }
        return Optional.of(Pattern.as(node, STANDARDIZATION, sub.get().getInput(0))
                .setDomain(DOMAIN)
                .addAttribute(Pattern.whole("axis", axis.get()))
                .addAttribute(Pattern.number("epsilon", epsilon.get()))
                .build());
    }
}
