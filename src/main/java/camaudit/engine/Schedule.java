package camaudit.engine;

import camaudit.network.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The steps at which a plan's values are needed: node i runs forward at step i and backward at step 2n − i. Values from the target
 * on are kept for the backward pass; those before it share buffers.
 */
public final class Schedule {
    private final Plan plan;
    private final Graph graph;
    private final Map<String, Integer> position = new HashMap<>();
    private final Map<String, String> holder = new HashMap<>();
    private final Set<String> visible;
    private final Set<String> region = new HashSet<>();

    /**
     * Schedules a plan.
     *
     * @param inPlace which nodes may overwrite their only input
     */
    public Schedule(Plan plan, Predicate<Node> inPlace) {
        this.plan = plan;
        this.graph = new Graph(plan.network());
        this.visible = plan.visible();
        plan.backwardPasses().forEach(q -> region.addAll(region(q)));
        for (Node node : plan.network().nodes()) {
            position.put(node.name(), position.size());
            boolean reuses = inPlace.test(node)
                    && graph.readers(node.inputs().get(0)).size() == 1
                    && !visible.contains(node.inputs().get(0))
                    && !node.inputs().get(0).equals(plan.network().input().name());
            holder.put(node.name(), reuses ? holder(node.inputs().get(0)) : node.name());
        }
    }

    /** The values whose gradient a backward pass needs: all that depend on the nodes at which it is read. */
    public Set<String> region(BackwardPass pass) {
        Set<String> region = new HashSet<>();
        pass.nodes().forEach(n -> region.addAll(graph.descendants(n)));
        return region;
    }

    /** The nodes to run backward, in order: from the logits to the first readers of the nodes at which the gradient is read. */
    public List<Node> backward(BackwardPass pass) {
        Set<String> needed = region(pass);
        List<Node> backward = new ArrayList<>();
        for (Node node : plan.network().nodes()) {
            if (node.inputs().stream().anyMatch(needed::contains)) {
                backward.add(0, node);
            }
        }
        return backward;
    }

    /** True if some backward pass needs the gradient of a value. */
    public boolean needsGradient(String value) {
        return region.contains(value);
    }

    /** The value whose buffer holds this value: itself, unless it is written in place. */
    public String holder(String value) {
        return Objects.requireNonNull(holder.get(value), () -> "no value '" + value + "'");
    }

    /** The name under which the gradient of a value has its buffer. */
    public static String gradient(String value) {
        return "d(" + value + ")";
    }

    /** The name of the buffer for one reader's share of a gradient, before it is added to the gradient. */
    public static String share(String value) {
        return "d'(" + value + ")";
    }

    /** The buffers of activations and gradients. */
    public BufferPlan buffers() {
        int end = 2 * position.size();
        Map<String, Integer> last = new HashMap<>();
        Map<String, Integer> readers = new HashMap<>();
        Map<String, Integer> lastReader = new HashMap<>();
        for (Node node : plan.network().nodes()) {
            last.merge(holder(node.name()), at(node.name()), Math::max);
            for (String input : new HashSet<>(node.inputs())) {
                last.merge(holder(input), at(node.name()), Math::max);
            }
            for (String input : node.inputs()) {
                readers.merge(input, 1, Integer::sum);
                lastReader.merge(input, at(node.name()), Math::max);
            }
        }
        List<BufferPlan.Lifetime> lifetimes = new ArrayList<>();
        for (Node node : plan.network().nodes()) {
            String name = node.name();
            boolean kept = region.contains(name)
                    || visible.contains(name)
                    || name.equals(plan.network().output());
            if (holder(name).equals(name)) {
                boolean heldKept = kept || keepsForBackward(name);
                int until = heldKept ? end : Objects.requireNonNull(last.get(name));
                lifetimes.add(new BufferPlan.Lifetime(name, plan.shape(name).size(), at(name), until));
            }
            if (region.contains(name)) {
                int from = end - lastReader.getOrDefault(name, at(name));
                long size = plan.shape(name).size();
                int until = visible.contains(name) ? end : end - at(name);
                lifetimes.add(new BufferPlan.Lifetime(gradient(name), size, from, until));
                if (readers.getOrDefault(name, 0) > 1) {
                    lifetimes.add(new BufferPlan.Lifetime(share(name), size, from, until));
                }
            }
        }
        return BufferPlan.of(lifetimes);
    }

    /** True if the backward pass needs a buffer: if it needs a value that is written into it, or runs a node backward that reads it. */
    private boolean keepsForBackward(String name) {
        return plan.network().nodes().stream()
                .anyMatch(n -> (holder(n.name()).equals(name)
                                && (region.contains(n.name()) || visible.contains(n.name())))
                        || (n.inputs().stream().anyMatch(region::contains)
                                && n.inputs().stream().anyMatch(i -> holder(i).equals(name))));
    }

    private int at(String value) {
        return Objects.requireNonNull(position.get(value));
    }
}
