package camaudit.engine.onednn;

import camaudit.engine.Graph;
import camaudit.engine.Magnitude;
import camaudit.engine.Plan;
import camaudit.network.Activation;
import camaudit.network.Node;
import camaudit.network.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values of a plan that must be looked at after a forward pass to know that no NaN came up in it. oneDNN's activations and maximum
 * pooling turn NaN into a number, so that nothing shows in the logits. With finite weights a NaN needs a number beyond the range of 32
 * bits before it. As long as the watched values stay below {@link #LIMIT}, bounds from the weights prove that no number in between gets
 * that large: most networks need none, or one for each twenty layers.
 */
final class WatchedValues {
    /** Watched values below this are usual; larger ones do not prove anything wrong. */
    static final float LIMIT = 0x1p30f;
    /** Bounded by this, sums in any order stay finite. */
    private static final double SAFE = 0x1p120;

    private final Plan plan;
    private final Graph graph;
    private final Map<String, Double> bounds = new HashMap<>();
    private final Set<String> watched = new HashSet<>();
    private boolean provable = true;

    private WatchedValues(Plan plan) {
        this.plan = plan;
        this.graph = new Graph(plan.network());
    }

    /**
     * The watched values.
     *
     * @param provable false where the weights are so large that nothing can be proven of any input
     */
    record Choice(Set<String> names, boolean provable) {
        Choice {
            names = Set.copyOf(names);
        }
    }

    static Choice of(Plan plan, List<FusedGroup> groups) {
        WatchedValues values = new WatchedValues(plan);
        Set<String> open = values.swallowers(groups);
        values.bounds.put(plan.network().input().name(), (double) LIMIT);
        for (FusedGroup group : groups) {
            values.add(group, open.contains(group.output()));
        }
        return new Choice(values.watched, values.provable);
    }

    /** The outputs of groups that may turn NaN into a number, and of those that such a group depends on. */
    private Set<String> swallowers(List<FusedGroup> groups) {
        Set<String> open = new HashSet<>();
        for (int i = groups.size() - 1; i >= 0; i--) {
            FusedGroup group = groups.get(i);
            boolean swallows = group.activation().isPresent()
                    || !Magnitude.keepsNan(group.node().operation());
            if (swallows || open.contains(group.output())) {
                open.add(group.output());
                open.addAll(inputs(group));
            }
        }
        return open;
    }

    private static List<String> inputs(FusedGroup group) {
        return group.residual()
                .map(residual -> Stream.concat(group.node().inputs().stream(), Stream.of(residual))
                        .toList())
                .orElse(group.node().inputs());
    }

    private void add(FusedGroup group, boolean open) {
        Magnitude before = before(group);
        if (open && !(before.inner() <= SAFE)) {
            for (String input : inputs(group)) {
                if (bound(input) > LIMIT) {
                    watch(input);
                }
            }
            before = before(group);
            provable &= before.inner() <= SAFE;
        }
        double result = group.activation().isPresent() ? activated(group, before.result()) : before.result();
        bounds.put(group.output(), result);
        if (open && !(result <= SAFE)) {
            watch(group.output());
        }
    }

    private double activated(FusedGroup group, double x) {
        Node last = graph.node(group.output());
        return last.operation() instanceof Activation activation
                ? Magnitude.activated(activation, x)
                : Double.POSITIVE_INFINITY;
    }

    private Magnitude before(FusedGroup group) {
        List<Double> inputs = group.node().inputs().stream().map(this::bound).toList();
        List<Shape> shapes = group.node().inputs().stream().map(plan::shape).toList();
        Magnitude magnitude = Magnitude.of(group.node().operation(), inputs, shapes);
        double residual = group.residual().map(this::bound).orElse(0.0);
        return new Magnitude(magnitude.inner() + residual, magnitude.result() + residual);
    }

    private double bound(String value) {
        return Objects.requireNonNull(bounds.get(value), value);
    }

    private void watch(String value) {
        watched.add(value);
        bounds.put(value, (double) LIMIT);
    }
}
