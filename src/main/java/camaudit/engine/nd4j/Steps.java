package camaudit.engine.nd4j;

import camaudit.engine.BackwardPass;
import camaudit.engine.BackwardRule;
import camaudit.network.Activation;
import camaudit.network.Input;
import camaudit.network.Node;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The forward pass and the backward passes of a plan for one number of images, bound to arrays. */
final class Steps {
    private final Nd4jPlan prepared;
    private final Function<String, INDArray> values;
    private final Function<String, INDArray> gradients;
    private final Function<String, INDArray> shares;
    private final List<Runnable> forward = new ArrayList<>();
    private final Map<BackwardRule, List<Runnable>> backward = new EnumMap<>(BackwardRule.class);

    /** Binds the steps; each function gives the array of a value's activation, gradient, or further share of its gradient. */
    Steps(
            Nd4jPlan prepared,
            Function<String, INDArray> values,
            Function<String, INDArray> gradients,
            Function<String, INDArray> shares) {
        this.prepared = prepared;
        this.values = values;
        this.gradients = gradients;
        this.shares = shares;
        for (Node node : prepared.plan().network().nodes()) {
            if (!(node.operation() instanceof Input)) {
                forward.add(prepared.kernel(node)
                        .forward(node.inputs().stream().map(values).toList(), values.apply(node.name())));
            }
        }
        prepared.plan().backwardPasses().forEach(q -> backward.put(q.rule(), bind(q)));
    }

    private List<Runnable> bind(BackwardPass pass) {
        List<Runnable> steps = new ArrayList<>();
        Set<String> needed = prepared.schedule().region(pass);
        Set<String> written = new HashSet<>();
        for (Node node : prepared.schedule().backward(pass)) {
            INDArray arriving = gradients.apply(node.name());
            boolean rectified = pass.rule() != BackwardRule.GRADIENT
                    && node.operation() instanceof Activation activation
                    && activation.isRectifier();
            if (rectified) {
                steps.add(new NativeOp("relu", List.of(arriving), arriving).withFloats(0));
            }
            Kernel.Values seen =
                    new Kernel.Values(node.inputs().stream().map(values).toList(), values.apply(node.name()));
            for (int i = 0; i < node.inputs().size(); i++) {
                String input = node.inputs().get(i);
                if (needed.contains(input)) {
                    boolean first = written.add(input);
                    INDArray into = first ? gradients.apply(input) : shares.apply(input);
                    steps.add(
                            rectified && pass.rule() == BackwardRule.RECTIFIED
                                    ? () -> into.assign(arriving)
                                    : prepared.kernel(node).backward(seen, i, arriving, into));
                    if (!first) {
                        INDArray sum = gradients.apply(input);
                        steps.add(() -> sum.addi(into));
                    }
                }
            }
        }
        return steps;
    }

    void runForward() {
        forward.forEach(Runnable::run);
    }

    void runBackward(BackwardPass pass) {
        Objects.requireNonNull(backward.get(pass.rule())).forEach(Runnable::run);
    }
}
