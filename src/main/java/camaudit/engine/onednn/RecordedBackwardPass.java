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

/** One way back of a script, from the logits to the nodes that a question asks for. */
final class RecordedBackwardPass {
    private final RecordedPlan script;
    private final BackwardPass question;
    private final StepRecorder tape;
    private final Set<String> needed;
    private final Map<String, Value> gradients = new HashMap<>();
    private final Value seeds;
    private final Map<String, Value> answers = new HashMap<>();

    /** Writes it to the script's tape. */
    RecordedBackwardPass(RecordedPlan script, BackwardPass question) {
        this.script = script;
        this.question = question;
        this.tape = script.tape();
        this.needed = script.prepared().schedule().region(question);
        String output = script.prepared().plan().network().output();
        BatchShape scores = BatchShape.vector(script.images(), script.prepared().plan().classes());
        seeds = Value.create(scores.plain(), scores);
        tape.touch(seeds);
        gradients.put(output, tape.as(seeds, script.value(output).form()));
        for (RecordedPlan.Written step : script.written()) {
            if (passes(step.group())) {
                write(step.group(), step.layer());
            }
        }
        for (String node : question.nodes()) {
            Value gradient = Objects.requireNonNull(gradients.get(node), node);
            answers.put(node, tape.inLayout(gradient, gradient.form().plain()));
        }
        answers.values().forEach(tape::touch);
    }

    private boolean passes(FusedGroup group) {
        return Stream.concat(group.node().inputs().stream(), group.residual().stream())
                .anyMatch(needed::contains);
    }

    private void write(FusedGroup group, Layer layer) {
        Value arriving = Objects.requireNonNull(gradients.get(group.output()));
        Value before = group.activation()
                .map(e -> through(e, script.value(group.output()), arriving))
                .orElse(arriving);
        List<String> inputs = group.node().inputs();
        boolean alone = question.rule() != BackwardRule.GRADIENT
                && group.node().operation() instanceof Activation activation
                && activation.isRectifier();
        for (int i = 0; i < inputs.size(); i++) {
            if (needed.contains(inputs.get(i))) {
                collect(inputs.get(i), alone ? rectified(layer, before) : layer.backward(tape, before, i));
            }
        }
        group.residual().filter(needed::contains).ifPresent(r -> collect(r, before));
    }

    private Value through(Eltwise activation, Value output, Value gradient) {
        if (question.rule() == BackwardRule.GRADIENT || !activation.isRectifier()) {
            return activation.backwardFromOutput(tape, output, gradient);
        }
        Value positive = Eltwise.positive().forward(tape, gradient);
        return question.rule() == BackwardRule.GUIDED
                ? activation.backwardFromOutput(tape, output, positive)
                : positive;
    }

    private Value rectified(Layer activation, Value gradient) {
        Value positive = Eltwise.positive().forward(tape, gradient);
        return question.rule() == BackwardRule.GUIDED ? activation.backward(tape, positive, 0) : positive;
    }

    private void collect(String name, Value share) {
        gradients.merge(name, tape.as(share, script.value(name).form()), (a, b) -> AddLayer.sum(tape, a, b));
    }

    BackwardPass question() {
        return question;
    }

    /** Where the gradient of the logits goes in. */
    Value seeds() {
        return seeds;
    }

    /** The gradients that are asked for, by node, row-major. */
    Map<String, Value> answers() {
        return answers;
    }
}
