package camaudit.engine;

import java.util.HashSet;
import java.util.Set;

/** How many bytes of native memory the trained values of a prepared network take in one JVM, at most. */
public final class WeightBytes {
    private WeightBytes() {}

    /** Of both plans, each value once for the way forward and once for the way back, where that may want another layout. */
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
