package camaudit.engine;

import camaudit.attribution.Requirement;
import camaudit.network.Dense;
import camaudit.network.FiniteWeights;
import camaudit.network.GlobalPooling;
import camaudit.network.Identity;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles a network into a plan: strips the head, removes layers that do nothing at inference, folds others into their neighbours,
 * and resolves the names of target layers.
 */
public final class Compiler {
    private Compiler() {}

    /** The layer name that leaves the choice to the compiler. */
    public static final String AUTO = TargetLayer.AUTO;

    /** The layer name for the last convolution or pooling before the scores, as keras-vis chooses it. */
    public static final String AUTO_OR_POOLING = TargetLayer.AUTO_OR_POOLING;

    /**
     * Compiles for what a run's methods need.
     *
     * @param layers names of layers, or {@link #AUTO}
     * @throws camaudit.network.ModelException if a weight is not finite, the network is no classifier, a layer cannot be explained, or a
     *     need cannot be met
     */
    public static Plan compile(Network network, List<String> layers, Set<Requirement> needs) {
        FiniteWeights.require(network);
        Map<String, Shape> all = network.shapes();
        Set<String> idle = network.nodes().stream()
                .filter(n -> n.operation() instanceof Identity)
                .map(Node::name)
                .collect(Collectors.toSet());
        HeadStripping stripped = HeadStripping.of(GraphRewriter.bypass(network, idle));
        Network scores = stripped.network();
        Set<String> targets = new LinkedHashSet<>();
        for (String layer : layers) {
            targets.add(
                    switch (layer) {
                        case AUTO -> TargetLayer.choose(scores, all);
                        case AUTO_OR_POOLING -> TargetLayer.lastConvolutionOrPooling(scores, all);
                        default -> resolve(TargetLayer.named(layer, network, all), network, idle);
                    });
        }
        Network folded = PaddingFolding.apply(
                LinearHeadPass.apply(BatchNormalizationFolding.apply(scores, targets), targets), targets);
        FiniteWeights.requireMerged(folded);
        List<String> ordered = List.copyOf(targets);
        boolean linearHead = ordered.size() == 1 && isLinearHead(folded, ordered.get(0));
        List<String> biases = needs.contains(Requirement.BIASES) ? biases(folded) : List.of();
        Plan plan = new Plan(
                folded,
                ordered,
                stripped.head(),
                linearHead,
                backwardPasses(folded, ordered, linearHead, biases, needs),
                biases,
                folded.shapes());
        RequirementCheck.check(plan, needs);
        return plan;
    }

    private static List<BackwardPass> backwardPasses(
            Network network, List<String> targets, boolean linearHead, List<String> biases, Set<Requirement> needs) {
        List<String> pixels = List.of(network.input().name());
        Set<String> gradients = new LinkedHashSet<>(biases);
        if (needs.contains(Requirement.GRADIENTS) && !linearHead) {
            gradients.addAll(targets);
        }
        if (needs.contains(Requirement.PIXELS)) {
            gradients.addAll(pixels);
        }
        List<BackwardPass> backwardPasses = new ArrayList<>();
        if (!gradients.isEmpty()) {
            backwardPasses.add(new BackwardPass(BackwardRule.GRADIENT, List.copyOf(gradients)));
        }
        if (needs.contains(Requirement.GUIDED)) {
            backwardPasses.add(new BackwardPass(BackwardRule.GUIDED, pixels));
        }
        if (needs.contains(Requirement.RECTIFIED)) {
            backwardPasses.add(new BackwardPass(BackwardRule.RECTIFIED, pixels));
        }
        return backwardPasses;
    }

    private static List<String> biases(Network network) {
        Graph graph = new Graph(network);
        Map<String, Shape> shapes = network.shapes();
        return network.nodes().stream()
                .filter(n -> Bias.at(
                                graph,
                                n,
                                Objects.requireNonNull(shapes.get(n.name())).channels())
                        .isPresent())
                .map(Node::name)
                .toList();
    }

    private static String resolve(String layer, Network network, Set<String> idle) {
        Graph graph = new Graph(network);
        String name = layer;
        while (idle.contains(name)) {
            name = graph.node(name).inputs().get(0);
        }
        return name;
    }

    private static boolean isLinearHead(Network network, String target) {
        Graph graph = new Graph(network);
        Node scores = graph.node(network.output());
        if (!(scores.operation() instanceof Dense)) {
            return false;
        }
        Node pooling = graph.node(scores.inputs().get(0));
        return pooling.operation().equals(new GlobalPooling(Pooling.Mode.AVERAGE))
                && pooling.inputs().equals(List.of(target));
    }
}
