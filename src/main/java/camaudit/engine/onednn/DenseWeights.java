package camaudit.engine.onednn;

import camaudit.network.Dense;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.memory;

/** A dense layer's weights for inputs of any form: (inputs, units) read as (height, width, channels, units) where the input is a map. */
final class DenseWeights {
    private final Dense dense;
    private final Map<Form, Weights> forms = new HashMap<>();

    DenseWeights(Dense dense) {
        this.dense = dense;
    }

    /** The weights for inputs of this form; the number of images does not matter. */
    synchronized Weights of(Form input) {
        Form one = new Form(1, input.channels(), input.height(), input.width(), input.isMap());
        return forms.computeIfAbsent(one, this::create);
    }

    private Weights create(Form input) {
        float[] values = dense.kernel().values();
        return input.isMap()
                ? new Weights(
                        values, memory.format_tag.hwio, dense.units(), input.channels(), input.height(), input.width())
                : new Weights(values, memory.format_tag.io, dense.units(), input.channels());
    }
}
