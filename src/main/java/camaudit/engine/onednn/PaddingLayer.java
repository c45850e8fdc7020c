package camaudit.engine.onednn;

import camaudit.network.Cropping;
import camaudit.network.ZeroPadding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Zero padding around a map, where it is not part of a convolution's own padding, or its inverse, cropping. */
final class PaddingLayer implements Layer {
    private final boolean adds;
    private final long[] offsets;
    private final BatchShape outputShape;
    private @Nullable BatchShape inputShape;

    private PaddingLayer(boolean adds, int top, int left, BatchShape output) {
        this.adds = adds;
        this.offsets = new long[] {0, 0, top, left};
        this.outputShape = output;
    }

    PaddingLayer(Cropping cropping, BatchShape output) {
        this(false, cropping.top(), cropping.left(), output);
    }

    PaddingLayer(ZeroPadding padding, BatchShape output) {
        this(true, padding.top(), padding.left(), output);
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        inputShape = inputs.get(0).shape();
        return adds ? framed(recorder, inputs.get(0), outputShape) : inside(recorder, inputs.get(0), outputShape);
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        BatchShape shape = Objects.requireNonNull(inputShape);
        Value from = recorder.as(gradient, outputShape);
        return adds ? inside(recorder, from, shape) : framed(recorder, from, shape);
    }

    private Value framed(StepRecorder recorder, Value inside, BatchShape shape) {
        Value whole = Value.create(shape.plain(), shape);
        recorder.clear(whole);
        recorder.copy(inside, whole.part(inside.shape(), offsets));
        return whole;
    }

    private Value inside(StepRecorder recorder, Value whole, BatchShape shape) {
        Value inside = Value.create(shape.plain(), shape);
        recorder.copy(recorder.inLayout(whole, whole.shape().plain()).part(shape, offsets), inside);
        return inside;
    }
}
