package camaudit.engine.onednn;

import camaudit.engine.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** A plan for a number of images, written down as steps. Valid within the pointer scope in which it was written. */
final class Script {
    private final Plan plan;
    private final Predicate<String> needsGradient;
    private final long images;
    private final Tape tape = new Tape();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Value> gradients = new HashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final Value input;
    private final Value logits;
    private final Optional<Value> seed;
    private final Value activations;
    private final Optional<Value> gradient;

    private record Written(Group group, Layer layer) {}

    /** Writes the whole script. */
    Script(OnednnPlan prepared, long images) {
        this.plan = prepared.plan();
        this.needsGradient = prepared::needsGradient;
        this.images = images;
        String first = plan.network().input().name();
        Form inputForm = Form.of(plan.inputShape(), images);
        input = Value.create(inputForm.plain(), inputForm);
        values.put(first, input);
        tape.touch(input);
        prepared.groups().forEach(g -> writeForward(g, prepared.layers().create(g.node(), images)));
        Form scores = Form.vector(images, plan.classes());
        logits = tape.inLayout(tape.as(value(plan.network().output()), scores), scores.plain());
        seed = plan.linearHead() ? Optional.empty() : Optional.of(Value.create(scores.plain(), scores));
        seed.ifPresent(tape::touch);
        tape.touch(logits);
        tape.endForward();
        activations = plain(value(plan.target()));
        gradient = seed.map(this::writeBackward);
        tape.touch(activations);
        gradient.ifPresent(tape::touch);
    }

    private void writeForward(Group group, Layer layer) {
        List<Value> inputs = group.node().inputs().stream().map(this::value).toList();
        Layer.Epilogue epilogue = new Layer.Epilogue(
                group.residual().map(this::value),
                group.inPlace(),
                group.activation(),
                group.node().inputs().stream().anyMatch(needsGradient));
        try {
            values.put(group.output(), layer.forward(tape, inputs, epilogue));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "layer '" + group.node().name() + "' ("
                            + group.node().operation().kind() + ") on onednn: " + e.getMessage(),
                    e);
        }
        written.add(0, new Written(group, layer));
    }

    private Value writeBackward(Value from) {
        String output = plan.network().output();
        gradients.put(output, tape.as(from, value(output).form()));
        for (Written step : written) {
            Group group = step.group();
            if (needsGradient.test(group.output()) && !group.output().equals(plan.target())) {
                writeBackward(group, step.layer());
            }
        }
        return plain(Objects.requireNonNull(gradients.get(plan.target())));
    }

    private void writeBackward(Group group, Layer layer) {
        Value arriving = Objects.requireNonNull(gradients.get(group.output()));
        Value before = group.activation()
                .map(e -> e.backwardFromOutput(tape, value(group.output()), arriving))
                .orElse(arriving);
        List<String> inputs = group.node().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            if (needsGradient.test(inputs.get(i))) {
                collect(inputs.get(i), layer.backward(tape, before, i));
            }
        }
        group.residual().filter(needsGradient).ifPresent(r -> collect(r, before));
    }

    private void collect(String name, Value share) {
        gradients.merge(name, tape.as(share, value(name).form()), (a, b) -> AddLayer.sum(tape, a, b));
    }

    private Value value(String name) {
        return Objects.requireNonNull(values.get(name), () -> "no value '" + name + "'");
    }

    private Value plain(Value value) {
        return tape.inLayout(value, value.form().plain());
    }

    Tape tape() {
        return tape;
    }

    long images() {
        return images;
    }

    Value input() {
        return input;
    }

    Value logits() {
        return logits;
    }

    /** Where the gradient of the logits goes in; empty where the gradient is closed form. */
    Optional<Value> seed() {
        return seed;
    }

    Value activations() {
        return activations;
    }

    Optional<Value> gradient() {
        return gradient;
    }
}
