package camaudit.engine.onednn;

import camaudit.engine.BackwardPass;
import camaudit.engine.BackwardRule;
import camaudit.network.Activation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** One backward pass of a recorded plan, from the logits to the nodes at which the gradient is read. */
final class RecordedBackwardPass {
    private final RecordedPlan recorded;
    private final BackwardPass pass;
    private final StepRecorder recorder;
    private final Set<String> needed;
    private final Map<String, Value> gradients = new HashMap<>();
    private final Value seeds;
    private final Map<String, Value> results = new HashMap<>();

    /** Records the steps after those of the forward pass. */
    RecordedBackwardPass(RecordedPlan recorded, BackwardPass pass) {
        this.recorded = recorded;
        this.pass = pass;
        this.recorder = recorded.recorder();
        this.needed = recorded.prepared().schedule().region(pass);
        String output = recorded.prepared().plan().network().output();
        BatchShape scores =
                BatchShape.vector(recorded.images(), recorded.prepared().plan().classes());
        seeds = Value.create(scores.plain(), scores);
        recorder.touch(seeds);
        gradients.put(output, recorder.as(seeds, recorded.value(output).shape()));
        for (RecordedPlan.RecordedLayer step : recorded.recordedLayers()) {
            if (carriesGradient(step.group())) {
                record(step.group(), step.layer());
            }
        }
        for (String node : pass.nodes()) {
            Value gradient = Objects.requireNonNull(gradients.get(node), node);
            results.put(node, recorder.inLayout(gradient, gradient.shape().plain()));
        }
        results.values().forEach(recorder::touch);
    }

    private boolean carriesGradient(FusedGroup group) {
        return Stream.concat(group.node().inputs().stream(), group.residual().stream())
                .anyMatch(needed::contains);
    }

    private void record(FusedGroup group, Layer layer) {
        Value arriving = Objects.requireNonNull(gradients.get(group.output()));
        Value before = group.activation()
                .map(e -> through(e, recorded.value(group.output()), arriving))
                .orElse(arriving);
        List<String> inputs = group.node().inputs();
        boolean rectifier = pass.rule() != BackwardRule.GRADIENT
                && group.node().operation() instanceof Activation activation
                && activation.isRectifier();
        for (int i = 0; i < inputs.size(); i++) {
            if (needed.contains(inputs.get(i))) {
                collect(inputs.get(i), rectifier ? rectified(layer, before) : layer.backward(recorder, before, i));
            }
        }
        group.residual().filter(needed::contains).ifPresent(r -> collect(r, before));
    }

    private Value through(Eltwise activation, Value output, Value gradient) {
        if (pass.rule() == BackwardRule.GRADIENT || !activation.isRectifier()) {
            return activation.backwardFromOutput(recorder, output, gradient);
        }
        Value positive = Eltwise.positive().forward(recorder, gradient);
        return pass.rule() == BackwardRule.GUIDED
                ? activation.backwardFromOutput(recorder, output, positive)
                : positive;
    }

    private Value rectified(Layer activation, Value gradient) {
        Value positive = Eltwise.positive().forward(recorder, gradient);
        return pass.rule() == BackwardRule.GUIDED ? activation.backward(recorder, positive, 0) : positive;
    }

    private void collect(String name, Value share) {
        gradients.merge(name, recorder.as(share, recorded.value(name).shape()), (a, b) -> AddLayer.sum(recorder, a, b));
    }

    BackwardPass pass() {
        return pass;
    }

    /** The gradient of the logits, (images, classes), that is written before the pass. */
    Value seeds() {
        return seeds;
    }

    /** The gradients that are read after the pass, by node, row-major. */
    Map<String, Value> results() {
        return results;
    }
}
