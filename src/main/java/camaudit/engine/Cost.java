package camaudit.engine;

import camaudit.network.Node;
import camaudit.network.Shape;
import java.util.Collection;
import java.util.List;

/**
 * What a Grad-CAM costs for one image, in floating-point operations, a multiply and an add counted as two.
 *
 * @param forward of the plan's forward pass
 * @param backward of the way back from the logits to the target layer, data gradients only; 0 where the gradient is closed form
 */
public record Cost(long forward, long backward) {

    /** The cost of a plan; the data gradient of an operation counts as much as the operation. */
    public static Cost of(Plan plan) {
        Schedule schedule = new Schedule(plan, node -> false);
        return new Cost(sum(plan, plan.network().nodes()), sum(plan, schedule.backward()));
    }

    private static long sum(Plan plan, Collection<Node> nodes) {
        long sum = 0;
        for (Node node : nodes) {
            List<Shape> inputs = node.inputs().stream().map(plan::shape).toList();
            sum += node.operation().flops(inputs, plan.shape(node.name()));
        }
        return sum;
    }

    /** The whole cost over that of a forward pass. */
    public double forwardPasses() {
        return forward == 0 ? 1 : (forward + backward) / (double) forward;
    }
}
