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
 * In which order a plan's values come and go: node i runs forward at step i and backward at step 2n − i. Values from the target on
 * are kept for the backward pass; those before it share buffers.
 */
public final class Schedule {
    private final Plan plan;
    private final Map<String, Integer> position = new HashMap<>();
    private final Map<String, String> holder = new HashMap<>();
    private final List<Node> backward = new ArrayList<>();
    private final Set<String> region;

    /**
     * Schedules a plan.
     *
     * @param inPlace which nodes may overwrite their only input
     */
    public Schedule(Plan plan, Predicate<Node> inPlace) {
        this.plan = plan;
        Graph graph = new Graph(plan.network());
        region = plan.linearHead() ? Set.of() : graph.descendants(plan.target());
        for (Node node : plan.network().nodes()) {
            position.put(node.name(), position.size());
            boolean reuses = inPlace.test(node)
                    && graph.readers(node.inputs().get(0)).size() == 1
                    && !node.inputs().get(0).equals(plan.target())
                    && !node.inputs().get(0).equals(plan.network().input().name());
            holder.put(node.name(), reuses ? holder(node.inputs().get(0)) : node.name());
            if (region.contains(node.name()) && !node.name().equals(plan.target())) {
                backward.add(0, node);
            }
        }
    }

    /** The nodes to run backward, in order: from the logits to the first reader of the target. */
    public List<Node> backward() {
        return List.copyOf(backward);
    }

    /** True if the gradient of a value is needed. */
    public boolean needsGradient(String value) {
        return region.contains(value);
    }

    /** The value whose buffer holds this value, itself unless it is written in place. */
    public String holder(String value) {
        return Objects.requireNonNull(holder.get(value), () -> "no value '" + value + "'");
    }

    /** The name under which the gradient of a value has its buffer. */
    public static String gradient(String value) {
        return "d(" + value + ")";
    }

    /** The name of the buffer for a further share of a gradient, before it is added. */
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
                    || name.equals(plan.target())
                    || name.equals(plan.network().output());
            if (holder(name).equals(name)) {
                boolean heldKept = kept || keepsForBackward(name);
                int until = heldKept ? end : Objects.requireNonNull(last.get(name));
                lifetimes.add(new BufferPlan.Lifetime(name, plan.shape(name).size(), at(name), until));
            }
            if (region.contains(name)) {
                int from = end - lastReader.getOrDefault(name, at(name));
                long size = plan.shape(name).size();
                int until = name.equals(plan.target()) ? end : end - at(name);
                lifetimes.add(new BufferPlan.Lifetime(gradient(name), size, from, until));
                if (readers.getOrDefault(name, 0) > 1) {
                    lifetimes.add(new BufferPlan.Lifetime(share(name), size, from, until));
                }
            }
        }
        return BufferPlan.of(lifetimes);
    }

    /** A buffer lives on if any value that is written into it does, or if a node of the region reads it. */
    private boolean keepsForBackward(String name) {
        return plan.network().nodes().stream()
                .anyMatch(n -> (holder(n.name()).equals(name)
                                && (region.contains(n.name()) || n.name().equals(plan.target())))
                        || (region.contains(n.name())
                                && !n.name().equals(plan.target())
                                && n.inputs().stream().anyMatch(i -> holder(i).equals(name))));
    }

    private int at(String value) {
        return Objects.requireNonNull(position.get(value));
    }
}
