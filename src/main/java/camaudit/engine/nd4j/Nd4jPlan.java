package camaudit.engine.nd4j;

import camaudit.engine.BufferPlan;
import camaudit.engine.Execution;
import camaudit.engine.Plan;
import camaudit.engine.PreparedPlan;
import camaudit.engine.Schedule;
import camaudit.network.Input;
import camaudit.network.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A plan with its weights in ND4J memory. */
final class Nd4jPlan implements PreparedPlan {
    private final Plan plan;
    private final Map<String, Kernel> kernels = new LinkedHashMap<>();
    private final Schedule schedule;
    private final BufferPlan buffers;

    Nd4jPlan(Plan plan) {
        this.plan = plan;
        for (Node node : plan.network().nodes()) {
            if (!(node.operation() instanceof Input)) {
                kernels.put(node.name(), Kernels.of(node, plan));
            }
        }
        schedule = new Schedule(plan, node -> {
            Kernel kernel = kernels.get(node.name());
            return kernel != null && kernel.inPlace();
        });
        buffers = schedule.buffers();
    }

    @Override
    public Plan plan() {
        return plan;
    }

    Schedule schedule() {
        return schedule;
    }

    BufferPlan buffers() {
        return buffers;
    }

    Kernel kernel(Node node) {
        return Objects.requireNonNull(kernels.get(node.name()));
    }

    @Override
    public long bytesPerImage() {
        return buffers.total() * Float.BYTES;
    }

    @Override
    public Execution open(int batchSize) {
        return new Nd4jExecution(this, batchSize);
    }
}
