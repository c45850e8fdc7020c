package camaudit.engine;

import camaudit.network.Convolution;
import camaudit.network.Network;
import camaudit.network.Node;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The pass that makes zero padding part of a convolution that alone reads it, so that no padded copy is needed. Padding stays a
 * node where the padded map is a target, or where a margin is as large as the kernel.
 */
final class PaddingFolding {
    private PaddingFolding() {}

    static Network apply(Network network, Set<String> targets) {
        Graph graph = new Graph(network);
        Map<String, Shape> shapes = network.shapes();
        Map<String, Convolution> widened = new HashMap<>();
        Set<String> paddings = new HashSet<>();
        for (Node node : network.nodes()) {
            if (node.operation() instanceof Convolution convolution
                    && graph.node(node.inputs().get(0)).operation() instanceof ZeroPadding padding) {
                String padded = node.inputs().get(0);
                Window window = convolution.window();
                Padding own = window.padding().resolve(window, Objects.requireNonNull(shapes.get(padded)));
                Padding sum = Padding.explicit(
                        own.top() + padding.top(),
                        own.bottom() + padding.bottom(),
                        own.left() + padding.left(),
                        own.right() + padding.right());
                if (!targets.contains(padded) && graph.readers(padded).size() == 1 && isWithin(sum, window)) {
                    widened.put(node.name(), padded(convolution, sum));
                    paddings.add(padded);
                }
            }
        }
        Network replaced = GraphRewriter.replace(
                network,
                node -> Optional.ofNullable(widened.get(node.name()))
                        .map(convolution -> new Node(node.name(), convolution, node.inputs())));
        return GraphRewriter.bypass(replaced, paddings);
    }

    private static boolean isWithin(Padding margins, Window window) {
        return Math.max(margins.top(), margins.bottom()) < window.spanHeight()
                && Math.max(margins.left(), margins.right()) < window.spanWidth();
    }

    private static Convolution padded(Convolution convolution, Padding padding) {
        return new Convolution(
                convolution.kernel(),
                convolution.bias(),
                convolution.window().withPadding(padding),
                convolution.groups());
    }
}
