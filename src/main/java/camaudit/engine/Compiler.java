package camaudit.engine;

import camaudit.network.Dense;
import camaudit.network.GlobalPooling;
import camaudit.network.Identity;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Pooling;
import camaudit.network.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a plan of a network: strips the head, drops what does nothing at inference, folds, and resolves the target layer. */
public final class Compiler {
    private Compiler() {}

    /** The layer name that leaves the choice to the compiler. */
    public static final String AUTO = TargetLayer.AUTO;

    /**
     * Compiles for one target layer.
     *
     * @param layer a layer's name, or {@link #AUTO}
     * @throws camaudit.network.ModelException if the network is no classifier or the layer cannot be explained
     */
    public static Plan compile(Network network, String layer) {
        Map<String, Shape> all = network.shapes();
        Set<String> idle = network.nodes().stream()
                .filter(n -> n.operation() instanceof Identity)
                .map(Node::name)
                .collect(Collectors.toSet());
        HeadStripping stripped = HeadStripping.of(Rewriting.bypass(network, idle));
        Network scores = stripped.network();
        String target = layer.equals(AUTO)
                ? TargetLayer.choose(scores, all)
                : resolve(TargetLayer.named(layer, network, all), network, idle);
        Network folded = PaddingFolding.apply(
                LinearHeadPass.apply(BatchNormalizationFolding.apply(scores, target), target), target);
        return new Plan(folded, target, stripped.head(), isLinearHead(folded, target), folded.shapes());
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
