package camaudit.engine;

import camaudit.attribution.Work;
import camaudit.network.Node;
import camaudit.network.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The cost of one image in floating-point operations, a multiply and an add counted as two.
 *
 * @param forward of the plan's forward pass
 * @param backward of all backward passes of the plan, data gradients only; 0 where the gradient has a closed form
 * @param longest of the most expensive of these backward passes
 * @param tail of the part of the forward pass after the target layer
 */
public record Cost(long forward, long backward, long longest, long tail) {

    /** The cost of a plan; the data gradient of an operation counts as much as the operation. */
    public static Cost of(Plan plan) {
        Schedule schedule = new Schedule(plan, node -> false);
        long backward = 0;
        long longest = 0;
        for (BackwardPass pass : plan.backwardPasses()) {
            long passes = sum(plan, schedule.backward(pass));
            backward += passes;
            longest = Math.max(longest, passes);
        }
        Set<String> descendants = new Graph(plan.network()).descendants(plan.target());
        List<Node> tail = plan.network().nodes().stream()
                .filter(n -> descendants.contains(n.name()) && !n.name().equals(plan.target()))
                .toList();
        return new Cost(sum(plan, plan.network().nodes()), backward, longest, sum(plan, tail));
    }

    private static long sum(Plan plan, Collection<Node> nodes) {
        long sum = 0;
        for (Node node : nodes) {
            List<Shape> inputs = node.inputs().stream().map(plan::shape).toList();
            sum += node.operation().flops(inputs, plan.shape(node.name()));
        }
        return sum;
    }

    /** The cost that all methods share, in forward passes. */
    public double forwardPasses() {
        return relative((double) (forward + backward));
    }

    /** The further cost of one method, in forward passes. */
    public double forwardPasses(Work work) {
        return work.forwards() + relative(work.backwards() * (double) longest + work.tails() * (double) tail);
    }

    private double relative(double flops) {
        return forward == 0 ? 1 : flops / forward;
    }
}
