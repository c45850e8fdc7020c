package camaudit.engine;

import camaudit.network.Network;
import camaudit.network.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rewritings of a network that compiler passes are made of; each returns a new network. */
final class GraphRewriter {
    private GraphRewriter() {}

    /** Removes nodes of one input each; their readers read that input instead. */
    static Network bypass(Network network, Set<String> remove) {
        Map<String, String> source = new HashMap<>();
        List<Node> kept = new ArrayList<>();
        for (Node node : network.nodes()) {
            List<String> inputs =
                    node.inputs().stream().map(i -> source.getOrDefault(i, i)).toList();
            if (remove.contains(node.name())) {
                source.put(node.name(), inputs.get(0));
            } else {
                kept.add(new Node(node.name(), node.operation(), inputs));
            }
        }
        return new Network(network.name(), kept, source.getOrDefault(network.output(), network.output()));
    }

    /** Replaces each node by the one that {@code change} gives; a node for which that is empty stays. */
    static Network replace(Network network, Function<Node, Optional<Node>> change) {
        List<Node> nodes =
                network.nodes().stream().map(n -> change.apply(n).orElse(n)).toList();
        return new Network(network.name(), nodes, network.output());
    }

    /** Makes another node the output, and removes the nodes that it does not depend on. */
    static Network endAt(Network network, String output) {
        Set<String> needed = new Graph(network).ancestors(output);
        needed.add(network.input().name());
        List<Node> nodes =
                network.nodes().stream().filter(n -> needed.contains(n.name())).collect(Collectors.toList());
        return new Network(network.name(), nodes, output);
    }
}
