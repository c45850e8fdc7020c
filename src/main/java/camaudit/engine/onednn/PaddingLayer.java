package camaudit.engine.onednn;

import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;
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
        long bytes = output.buffer().bytes();
        tape.add(List.of(output), memory -> () -> Pointer.memset(memory.get(0), 0, bytes));
        tape.copy(input, middle(output, input.form()));
        return output;
    }

    @Override
    public Value backward(Tape tape, Value gradient, int index) {
        Form form = Objects.requireNonNull(inputForm);
        Value into = Value.create(form.plain(), form);
        tape.copy(middle(tape.inLayout(gradient, outputForm.plain()), form), into);
        return into;
    }

    /** The part of a padded value that the margins leave free. */
    private Value middle(Value padded, Form inner) {
        return new Value(padded.buffer(), padded.layout().submemory_desc(inner.dims(), offsets), inner);
    }
}
