package camaudit.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * Values one after another along one dimension. Maps in the same blocked layout stay in it where the seams fall between blocks of
 * channels.
 */
final class ConcatenationLayer implements Layer {
    private static final int IMAGES = 0;
    private static final int CHANNELS = 1;

    private final int dimension;
    private final BatchShape outputForm;
    private final List<BatchShape> forms;
    private memory.@Nullable desc layout;

    /** Joins values of these forms along a dimension of {@link BatchShape#dims()}. */
    ConcatenationLayer(int dimension, List<BatchShape> forms, BatchShape output) {
        if (dimension == IMAGES) {
            throw new IllegalArgumentException("images are not joined");
        }
        this.dimension = dimension;
        this.forms = forms;
        this.outputForm = output;
    }

    @Override
    public Value forward(StepRecorder tape, List<Value> inputs, Epilogue epilogue) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            parts.add(tape.as(inputs.get(i), forms.get(i)));
        }
        memory.desc chosen = layout(parts);
        layout = chosen;
        Value output = Value.create(chosen, outputForm);
        for (int i = 0; i < parts.size(); i++) {
            tape.copy(parts.get(i), part(output, i));
        }
        return output;
    }

    private memory.desc layout(List<Value> parts) {
        Optional<BatchShape.Blocks> common = BatchShape.Blocks.of(parts.get(0));
        return common.filter(b ->
                        parts.stream().allMatch(p -> BatchShape.Blocks.of(p).equals(common) && isWhole(p.form(), b)))
                .map(b -> b.of(outputForm))
                .orElseGet(outputForm::plain);
    }

    private boolean isWhole(BatchShape form, BatchShape.Blocks blocks) {
        return dimension != CHANNELS || form.channels() % blocks.size() == 0;
    }

    private Value part(Value whole, int index) {
        long[] offsets = new long[outputForm.dims().length];
        for (int i = 0; i < index; i++) {
            offsets[dimension] += forms.get(i).dims()[dimension];
        }
        return whole.part(forms.get(index), offsets);
    }

    @Override
    public Value backward(StepRecorder tape, Value gradient, int index) {
        BatchShape form = forms.get(index);
        Value into = Value.create(form.plain(), form);
        Value whole = tape.inLayout(tape.as(gradient, outputForm), Objects.requireNonNull(layout));
        tape.copy(part(whole, index), into);
        return into;
    }
}
