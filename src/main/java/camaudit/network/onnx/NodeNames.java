package camaudit.network.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onnx.Onnx;

/** Unique names for the nodes of a graph: their own, or that of their output where they have none or share it. */
final class NodeNames {
    private static final int SHOWN = 12;

    private final List<String> names = new ArrayList<>();
    private final Set<String> all = new HashSet<>();

    /** Names for these nodes that differ from each other and from that of the input. */
    NodeNames(List<Onnx.NodeProto> nodes, String input) {
        all.add(input);
        Map<String, Integer> counts = new HashMap<>();
        nodes.forEach(n -> counts.merge(n.getName(), 1, Integer::sum));
        for (Onnx.NodeProto node : nodes) {
            boolean own = !node.getName().isBlank() && counts.getOrDefault(node.getName(), 0) == 1;
            names.add(unique(own ? node.getName() : label(node)));
        }
    }

    private String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !all.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    String of(int index) {
        return names.get(index);
    }

    Set<String> all() {
        return Collections.unmodifiableSet(all);
    }

    /** A name for messages, whether it is unique or not. */
    static String label(Onnx.NodeProto node) {
        if (!node.getName().isBlank()) {
            return node.getName();
        }
        return node.getOutputList().stream()
                .filter(o -> !o.isBlank())
                .findFirst()
                .orElse(node.getOpType());
    }

    /** The nodes that an output depends on, in their order. */
    static List<Onnx.NodeProto> needed(List<Onnx.NodeProto> nodes, String output) {
        Set<String> wanted = new HashSet<>(Set.of(output));
        List<Onnx.NodeProto> needed = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Onnx.NodeProto node = nodes.get(i);
            if (node.getOutputList().stream().anyMatch(o -> !o.isEmpty() && wanted.contains(o))) {
                needed.add(node);
                wanted.addAll(node.getInputList());
            }
        }
        Collections.reverse(needed);
        return needed;
    }

    /** The first of many, for a message. */
    static String few(List<String> many) {
        return String.join(", ", many.subList(0, Math.min(SHOWN, many.size())))
                + (many.size() > SHOWN ? " and " + (many.size() - SHOWN) + " more" : "");
    }
}
