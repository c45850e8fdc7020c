package camaudit.engine.onednn;

import camaudit.network.Cropping;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A map without its outer rows and columns. */
final class CroppingLayer implements Layer {
    private final long[] offsets;
    private final Form outputForm;
    private @Nullable Form inputForm;

    CroppingLayer(Cropping cropping, Form output) {
        offsets = new long[] {0, 0, cropping.top(), cropping.left()};
        outputForm = output;
    }

    @Override
    public Value forward(Tape tape, List<Value> inputs, Epilogue epilogue) {
        Form form = inputs.get(0).form();
        inputForm = form;
        Value output = Value.create(outputForm.plain(), outputForm);
        tape.copy(tape.inLayout(inputs.get(0), form.plain()).part(outputForm, offsets), output);
        return output;
    }

    @Override
    public Value backward(Tape tape, Value gradient, int index) {
        Form form = Objects.requireNonNull(inputForm);
        Value into = Value.create(form.plain(), form);
        tape.clear(into);
        tape.copy(tape.as(gradient, outputForm), into.part(outputForm, offsets));
        return into;
    }
}
