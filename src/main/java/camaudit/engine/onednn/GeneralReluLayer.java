package camaudit.engine.onednn;

import camaudit.network.Activation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ReLU with a threshold, or with both a slope and a maximum, which oneDNN does not have: plain Java on plain layouts. */
final class GeneralReluLayer implements Layer {
    private final float slope;
    private final float maximum;
    private final float threshold;
    private @Nullable Value seen;

    GeneralReluLayer(Activation activation) {
        slope = (float) activation.slope();
        maximum = (float) activation.maximum();
        threshold = (float) activation.threshold();
    }

    @Override
    public Value forward(Tape tape, List<Value> inputs, Epilogue epilogue) {
        Form form = inputs.get(0).form();
        Value input = tape.inLayout(inputs.get(0), form.plain());
        seen = input;
        Value output = Value.create(form.plain(), form);
        int size = Math.toIntExact(form.size());
        float[] x = new float[size];
        tape.add(List.of(input, output), memory -> () -> {
            memory.get(0).get(x);
            for (int i = 0; i < size; i++) {
                x[i] = x[i] >= maximum ? maximum : x[i] >= threshold ? x[i] : slope * (x[i] - threshold);
            }
            memory.get(1).put(x);
        });
        return output;
    }

    @Override
    public Value backward(Tape tape, Value gradient, int index) {
        Value input = Objects.requireNonNull(seen);
        Form form = input.form();
        Value from = tape.inLayout(tape.as(gradient, form), form.plain());
        Value into = Value.create(form.plain(), form);
        int size = Math.toIntExact(form.size());
        float[] x = new float[size];
        float[] g = new float[size];
        tape.add(List.of(input, from, into), memory -> () -> {
            memory.get(0).get(x);
            memory.get(1).get(g);
            for (int i = 0; i < size; i++) {
                g[i] *= x[i] > threshold ? (x[i] < maximum ? 1 : 0) : slope;
            }
            memory.get(2).put(g);
        });
        return into;
    }
}
