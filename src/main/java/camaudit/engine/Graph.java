package camaudit.engine;

import camaudit.network.Network;
import camaudit.network.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The edges of a network: which nodes read a node, and which depend on it. */
public final class Graph {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Node>> readers = new HashMap<>();

    /** Reads the edges of a network. */
    public Graph(Network network) {
        for (Node node : network.nodes()) {
            nodes.put(node.name(), node);
            for (String input : node.inputs()) {
                readers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
            }
        }
    }

    /** The node of this name. */
    public Node node(String name) {
        return Objects.requireNonNull(nodes.get(name), () -> "no node '" + name + "'");
    }

    /** The nodes that read a node; one that reads it twice counts twice. */
    public List<Node> readers(String name) {
        return readers.getOrDefault(name, List.of());
    }

    /** The names of all nodes that {@code name} depends on, itself included. */
    Set<String> ancestors(String name) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                open.addAll(node(next).inputs());
            }
        }
        return found;
    }

    /** The names of all nodes that depend on {@code name}, itself included. */
    Set<String> descendants(String name) {
        Set<String> found = new HashSet<>(Set.of(name));
        for (Node node : nodes.values()) {
            if (node.inputs().stream().anyMatch(found::contains)) {
                found.add(node.name());
            }
        }
        return found;
    }
}
