package camaudit.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** Concatenation along one dimension. Maps in the same blocked layout stay in it where all of them begin at a whole block of channels. */
final class ConcatenationLayer implements Layer {
    private static final int IMAGES = 0;
    private static final int CHANNELS = 1;

    private final int dimension;
    private final BatchShape outputShape;
    private final List<BatchShape> shapes;
    private memory.@Nullable desc layout;

    /** Joins values of these shapes along a dimension of {@link BatchShape#dims()}. */
    ConcatenationLayer(int dimension, List<BatchShape> shapes, BatchShape output) {
        if (dimension == IMAGES) {
            throw new IllegalArgumentException("images are not joined");
        }
        this.dimension = dimension;
        this.shapes = shapes;
        this.outputShape = output;
    }

    @Override
    public Value forward(StepRecorder recorder, List<Value> inputs, Epilogue epilogue) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            parts.add(recorder.as(inputs.get(i), shapes.get(i)));
        }
        memory.desc chosen = layout(parts);
        layout = chosen;
        Value output = Value.create(chosen, outputShape);
        for (int i = 0; i < parts.size(); i++) {
            recorder.copy(parts.get(i), part(output, i));
        }
        return output;
    }

    private memory.desc layout(List<Value> parts) {
        Optional<BatchShape.ChannelBlocks> common = BatchShape.ChannelBlocks.of(parts.get(0));
        return common.filter(b -> parts.stream()
                        .allMatch(p -> BatchShape.ChannelBlocks.of(p).equals(common) && isWhole(p.shape(), b)))
                .map(b -> b.of(outputShape))
                .orElseGet(outputShape::plain);
    }

    private boolean isWhole(BatchShape shape, BatchShape.ChannelBlocks blocks) {
        return dimension != CHANNELS || shape.channels() % blocks.size() == 0;
    }

    private Value part(Value whole, int index) {
        long[] offsets = new long[outputShape.dims().length];
        for (int i = 0; i < index; i++) {
            offsets[dimension] += shapes.get(i).dims()[dimension];
        }
        return whole.part(shapes.get(index), offsets);
    }

    @Override
    public Value backward(StepRecorder recorder, Value gradient, int index) {
        BatchShape shape = shapes.get(index);
        Value into = Value.create(shape.plain(), shape);
        Value whole = recorder.inLayout(recorder.as(gradient, outputShape), Objects.requireNonNull(layout));
        recorder.copy(part(whole, index), into);
        return into;
    }
}
