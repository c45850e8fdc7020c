package camaudit.engine.onednn;

import camaudit.network.Cropping;
import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A map without its outer rows and columns, or with zeros around it where they are not part of a convolution's own padding. */
final class FrameLayer implements Layer {
    private final boolean adds;
    private final long[] offsets;
    private final Form outputForm;
    private @Nullable Form inputForm;

    private FrameLayer(boolean adds, int top, int left, Form output) {
        this.adds = adds;
        this.offsets = new long[] {0, 0, top, left};
        this.outputForm = output;
    }

    FrameLayer(Cropping cropping, Form output) {
        this(false, cropping.top(), cropping.left(), output);
    }

    FrameLayer(ZeroPadding padding, Form output) {
        this(true, padding.top(), padding.left(), output);
    }

    @Override
    public Value forward(Tape tape, List<Value> inputs, Epilogue epilogue) {
        inputForm = inputs.get(0).form();
        return adds ? framed(tape, inputs.get(0), outputForm) : inside(tape, inputs.get(0), outputForm);
    }

    @Override
    public Value backward(Tape tape, Value gradient, int index) {
        Form form = Objects.requireNonNull(inputForm);
        Value from = tape.as(gradient, outputForm);
        return adds ? inside(tape, from, form) : framed(tape, from, form);
    }

    private Value framed(Tape tape, Value inside, Form form) {
        Value whole = Value.create(form.plain(), form);
        tape.clear(whole);
        tape.copy(inside, whole.part(inside.form(), offsets));
        return whole;
    }

    private Value inside(Tape tape, Value whole, Form form) {
        Value inside = Value.create(form.plain(), form);
        tape.copy(tape.inLayout(whole, whole.form().plain()).part(form, offsets), inside);
        return inside;
    }
}
