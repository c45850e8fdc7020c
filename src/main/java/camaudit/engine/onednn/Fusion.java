package camaudit.engine.onednn;

import camaudit.engine.Graph;
import camaudit.engine.Plan;
import camaudit.network.Activation;
import camaudit.network.Add;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Flatten;
import camaudit.network.Input;
import camaudit.network.Node;
import camaudit.network.Reshape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Groups the nodes of a plan that run as one primitive: a convolution with the residual sum and the activation after it; a dense
 * layer, a batch normalization or a sum with the activation after it. A value that is read from outside is never fused away. Where
 * a backward pass needs the gradient, only activations whose gradient follows from their output are fused, since their input is not
 * kept.
 */
final class Fusion {
    private final Plan plan;
    private final Graph graph;
    private final Set<String> visible;
    private final Predicate<String> needsGradient;
    private final boolean activations;
    private final List<FusedGroup> groups = new ArrayList<>();
    private final Set<String> covered = new HashSet<>();
    private final Set<String> produced = new HashSet<>();

    private Fusion(Plan plan, Predicate<String> needsGradient, boolean activations) {
        this.plan = plan;
        this.graph = new Graph(plan.network());
        this.visible = plan.visible();
        this.needsGradient = needsGradient;
        this.activations = activations;
    }

    /** The groups in an order in which they can run; the input belongs to none. */
    static List<FusedGroup> of(Plan plan, Predicate<String> needsGradient) {
        return of(plan, needsGradient, true);
    }

    /** The same with the activations left as nodes of their own. */
    static List<FusedGroup> withoutActivations(Plan plan, Predicate<String> needsGradient) {
        return of(plan, needsGradient, false);
    }

    private static List<FusedGroup> of(Plan plan, Predicate<String> needsGradient, boolean activations) {
        Fusion fusion = new Fusion(plan, needsGradient, activations);
        for (Node node : plan.network().nodes()) {
            if (node.operation() instanceof Input) {
                fusion.produced.add(node.name());
            } else if (!fusion.covered.contains(node.name())) {
                fusion.start(node);
            }
        }
        return fusion.groups;
    }

    private void start(Node node) {
        covered.add(node.name());
        Optional<Node> sum = node.operation() instanceof Convolution
                ? onlyReader(node).filter(r -> isResidualSum(r, node.name()))
                : Optional.empty();
        Node last = sum.orElse(node);
        sum.ifPresent(s -> covered.add(s.name()));
        Optional<String> residual = sum.map(s -> other(s, node.name()));
        boolean inPlace = residual.filter(this::isDone).isPresent();
        Optional<Node> activation = takesActivation(last) ? onlyReader(last).filter(this::isFusable) : Optional.empty();
        activation.ifPresent(a -> covered.add(a.name()));
        String output = activation.orElse(last).name();
        groups.add(new FusedGroup(node, residual, inPlace, activation.flatMap(Fusion::eltwise), output));
        produced.add(output);
    }

    private Optional<Node> onlyReader(Node node) {
        List<Node> readers = graph.readers(node.name());
        return readers.size() == 1 && !visible.contains(node.name()) ? Optional.of(readers.get(0)) : Optional.empty();
    }

    private boolean isResidualSum(Node sum, String value) {
        return sum.operation() instanceof Add && sum.inputs().size() == 2 && produced.contains(other(sum, value));
    }

    private static String other(Node sum, String value) {
        return sum.inputs().get(sum.inputs().get(0).equals(value) ? 1 : 0);
    }

    /** True if nothing needs a value any more once the sum is covered. */
    private boolean isDone(String value) {
        return !visible.contains(value)
                && !value.equals(plan.network().input().name())
                && !needsGradient.test(value)
                && graph.readers(value).stream().allMatch(r -> covered.contains(r.name()) && !keeps(r));
    }

    /** True if a reader's output may be the same memory, or if its backward pass may read its inputs again. */
    private boolean keeps(Node reader) {
        return reader.operation() instanceof Flatten
                || reader.operation() instanceof Reshape
                || (needsGradient.test(reader.name()) && !(reader.operation() instanceof Add));
    }

    private boolean takesActivation(Node node) {
        return activations
                && (node.operation() instanceof Convolution
                        || node.operation() instanceof Dense
                        || node.operation() instanceof BatchNormalization
                        || node.operation() instanceof Add);
    }

    private boolean isFusable(Node node) {
        return eltwise(node)
                .filter(e -> !needsGradient.test(node.name()) || e.hasGradientFromOutput())
                .isPresent();
    }

    private static Optional<Eltwise> eltwise(Node node) {
        return node.operation() instanceof Activation activation ? Eltwise.of(activation) : Optional.empty();
    }
}
