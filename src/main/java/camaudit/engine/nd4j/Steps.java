package camaudit.engine.nd4j;

import camaudit.engine.Plan;
import camaudit.engine.Schedule;
import camaudit.network.Input;
import camaudit.network.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Everything a plan runs for one number of images, bound to arrays. */
final class Steps {
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();

    /** Binds the steps; each function gives the array of a value's activation, gradient, or further share of its gradient. */
    Steps(
            Nd4jPlan prepared,
            Function<String, INDArray> values,
            Function<String, INDArray> gradients,
            Function<String, INDArray> shares) {
        Plan plan = prepared.plan();
        Schedule schedule = prepared.schedule();
        for (Node node : plan.network().nodes()) {
            if (!(node.operation() instanceof Input)) {
                forward.add(prepared.kernel(node)
                        .forward(node.inputs().stream().map(values).toList(), values.apply(node.name())));
            }
        }
        Set<String> written = new HashSet<>();
        for (Node node : schedule.backward()) {
            Kernel.Values seen =
                    new Kernel.Values(node.inputs().stream().map(values).toList(), values.apply(node.name()));
            for (int i = 0; i < node.inputs().size(); i++) {
                String input = node.inputs().get(i);
                if (schedule.needsGradient(input)) {
                    boolean first = written.add(input);
                    INDArray into = first ? gradients.apply(input) : shares.apply(input);
                    backward.add(prepared.kernel(node).backward(seen, i, gradients.apply(node.name()), into));
                    if (!first) {
                        INDArray sum = gradients.apply(input);
                        backward.add(() -> sum.addi(into));
                    }
                }
            }
        }
    }

    void runForward() {
        forward.forEach(Runnable::run);
    }

    void runBackward() {
        backward.forEach(Runnable::run);
    }
}
