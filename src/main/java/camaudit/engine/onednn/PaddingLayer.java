package camaudit.engine.onednn;

import camaudit.network.Cropping;
import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A map without its outer rows and columns, or with zeros around it where they are not part of a convolution's own padding. */
final class PaddingLayer implements Layer {
    private final boolean adds;
    private final long[] offsets;
    private final BatchShape outputForm;
    private @Nullable BatchShape inputForm;

    private PaddingLayer(boolean adds, int top, int left, BatchShape output) {
        this.adds = adds;
        this.offsets = new long[] {0, 0, top, left};
        this.outputForm = output;
    }

    PaddingLayer(Cropping cropping, BatchShape output) {
        this(false, cropping.top(), cropping.left(), output);
    }

    PaddingLayer(ZeroPadding padding, BatchShape output) {
        this(true, padding.top(), padding.left(), output);
    }

    @Override
    public Value forward(StepRecorder tape, List<Value> inputs, Epilogue epilogue) {
        inputForm = inputs.get(0).form();
        return adds ? framed(tape, inputs.get(0), outputForm) : inside(tape, inputs.get(0), outputForm);
    }

    @Override
    public Value backward(StepRecorder tape, Value gradient, int index) {
        BatchShape form = Objects.requireNonNull(inputForm);
        Value from = tape.as(gradient, outputForm);
        return adds ? inside(tape, from, form) : framed(tape, from, form);
    }

    private Value framed(StepRecorder tape, Value inside, BatchShape form) {
        Value whole = Value.create(form.plain(), form);
        tape.clear(whole);
        tape.copy(inside, whole.part(inside.form(), offsets));
        return whole;
    }

    private Value inside(StepRecorder tape, Value whole, BatchShape form) {
        Value inside = Value.create(form.plain(), form);
        tape.copy(tape.inLayout(whole, whole.form().plain()).part(form, offsets), inside);
        return inside;
    }
}
