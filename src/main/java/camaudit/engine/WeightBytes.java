package camaudit.engine;

import java.util.HashSet;
import java.util.Set;

/** An upper bound of the native memory, in bytes, that the trained values of a prepared network take in one JVM. */
public final class WeightBytes {
    private WeightBytes() {}

    /**
     * The bytes for both plans: each value counts once for the forward pass and once for the backward pass, which may need another
     * layout.
     */
    public static long of(LoadedModel loadedModel) {
        return of(loadedModel.plan().plan())
                + loadedModel
                        .tail()
                        .map(PreparedPlan::plan)
                        .map(WeightBytes::of)
                        .orElse(0L);
    }

    static long of(Plan plan) {
        Schedule schedule = new Schedule(plan, node -> false);
        Set<String> back = new HashSet<>();
        plan.backwardPasses().forEach(pass -> schedule.backward(pass).forEach(node -> back.add(node.name())));
        return plan.network().nodes().stream()
                .mapToLong(node -> Float.BYTES * node.operation().parameters() * (back.contains(node.name()) ? 2 : 1))
                .sum();
    }
}
