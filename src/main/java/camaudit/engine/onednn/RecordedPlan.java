package camaudit.engine.onednn;

import camaudit.engine.BackwardPass;
import camaudit.engine.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A plan for a number of images, recorded as steps on memory that has no address yet. It is valid within the pointer scope in which
 * it was created.
 */
final class RecordedPlan {
    private final OnednnPlan prepared;
    private final long images;
    private final StepRecorder recorder = new StepRecorder();
    private final Watch watch = new Watch();
    private final Map<String, Value> values = new HashMap<>();
    private final List<RecordedLayer> recordedLayers = new ArrayList<>();
    private final Value input;
    private final Value logits;
    private final Map<String, Value> activations = new HashMap<>();
    private final List<RecordedBackwardPass> backwardPasses = new ArrayList<>();

    /** A layer whose forward steps have been recorded. */
    record RecordedLayer(FusedGroup group, Layer layer) {}

    /** Records the forward pass and all backward passes. */
    RecordedPlan(OnednnPlan prepared, long images) {
        this.prepared = prepared;
        this.images = images;
        Plan plan = prepared.plan();
        String first = plan.network().input().name();
        BatchShape inputShape = BatchShape.of(plan.inputShape(), images);
        input = Value.create(inputShape.plain(), inputShape);
        values.put(first, input);
        recorder.touch(input);
        prepared.groups().forEach(g -> recordForward(g, prepared.layers().create(g.node(), images)));
        BatchShape scores = BatchShape.vector(images, plan.classes());
        logits = recorder.inLayout(recorder.as(value(plan.network().output()), scores), scores.plain());
        plan.targets().forEach(name -> activations.put(name, plain(name)));
        activations.put(first, input);
        recorder.touch(logits);
        recorder.mark();
        for (BackwardPass pass : plan.backwardPasses()) {
            backwardPasses.add(new RecordedBackwardPass(this, pass));
            recorder.mark();
        }
        recorder.touch(logits);
        activations.values().forEach(recorder::touch);
    }

    private void recordForward(FusedGroup group, Layer layer) {
        List<Value> inputs = group.node().inputs().stream().map(this::value).toList();
        Layer.Epilogue epilogue = new Layer.Epilogue(
                group.residual().map(this::value),
                group.inPlace(),
                group.activation(),
                group.node().inputs().stream().anyMatch(prepared.schedule()::needsGradient));
        try {
            Value output = layer.forward(recorder, inputs, epilogue);
            values.put(group.output(), output);
            if (prepared.watched().names().contains(group.output())) {
                watch.record(recorder, output);
            }
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "layer '" + group.node().name() + "' ("
                            + group.node().operation().kind() + ") on onednn: " + e.getMessage(),
                    e);
        }
        recordedLayers.add(0, new RecordedLayer(group, layer));
    }

    /** What looks at the watched values. */
    Watch watch() {
        return watch;
    }

    Value value(String name) {
        return Objects.requireNonNull(values.get(name), () -> "no value '" + name + "'");
    }

    private Value plain(String name) {
        Value value = value(name);
        return recorder.inLayout(value, value.shape().plain());
    }

    OnednnPlan prepared() {
        return prepared;
    }

    StepRecorder recorder() {
        return recorder;
    }

    long images() {
        return images;
    }

    /** The layers, the last one of the forward pass first. */
    List<RecordedLayer> recordedLayers() {
        return recordedLayers;
    }

    Value input() {
        return input;
    }

    Value logits() {
        return logits;
    }

    /** The values of the targets and the input, by name, row-major. */
    Map<String, Value> activations() {
        return activations;
    }

    /** The backward passes in the order of the plan's. */
    List<RecordedBackwardPass> backwardPasses() {
        return backwardPasses;
    }
}
