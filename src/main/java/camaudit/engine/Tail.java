package camaudit.engine;

import camaudit.network.Input;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The layers after the target layer as a network of its own. */
final class Tail {
    private Tail() {}

    /**
     * A plan whose input is the value of the target layer and whose output are the logits; it has no backward pass.
     *
     * @throws ModelException if there are several target layers, or some path to the logits bypasses the target
     */
    static Plan of(Plan plan) {
        if (plan.targets().size() > 1) {
            throw new ModelException("ablation-cam takes one target layer, not " + plan.targets());
        }
        String target = plan.target();
        Set<String> descendants = new Graph(plan.network()).descendants(target);
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(target, new Input(plan.targetShape()), List.of()));
        for (Node node : plan.network().nodes()) {
            if (descendants.contains(node.name()) && !node.name().equals(target)) {
                for (String input : node.inputs()) {
                    if (!descendants.contains(input)) {
                        throw new ModelException(
                                "ablation-cam needs a target layer that everything passes through; past '"
                                        + target + "' goes '" + input + "' to '" + node.name()
                                        + "': choose a layer where the paths have met, such as auto, or another method");
                    }
                }
                nodes.add(node);
            }
        }
        Network network =
                new Network(plan.network().name(), nodes, plan.network().output());
        return new Plan(network, List.of(target), plan.head(), false, List.of(), List.of(), network.shapes());
    }
}
