package camaudit.engine.onednn;

import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Zeros around a map, where they are not part of a convolution's own padding. */
final class PaddingLayer implements Layer {
    private final long[] offsets;
    private final Form outputForm;
    private @Nullable Form inputForm;

    PaddingLayer(ZeroPadding padding, Form output) {
        offsets = new long[] {0, 0, padding.top(), padding.left()};
        outputForm = output;
    }

    @Override
    public Value forward(Tape tape, List<Value> inputs, Epilogue epilogue) {
        Value input = inputs.get(0);
        inputForm = input.form();
        Value output = Value.create(outputForm.plain(), outputForm);
        tape.clear(output);
        tape.copy(input, output.part(input.form(), offsets));
        return output;
    }

    @Override
    public Value backward(Tape tape, Value gradient, int index) {
        Form form = Objects.requireNonNull(inputForm);
        Value into = Value.create(form.plain(), form);
        tape.copy(
                tape.inLayout(tape.as(gradient, outputForm), outputForm.plain()).part(form, offsets), into);
        return into;
    }
}
