package camaudit.network.keras;

import camaudit.network.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands the same tensors to every call of a layer. */
final class SharedWeights implements WeightSource {
    private final WeightSource source;
    private final Map<List<String>, Map<String, Tensor>> taken = new HashMap<>();

    SharedWeights(WeightSource source) {
        this.source = source;
    }

    @Override
    public Map<String, Tensor> take(LayerConfig layer, List<String> roles) {
        Map<String, Tensor> before = taken.get(layer.path());
        if (before != null) {
            return before;
        }
        Map<String, Tensor> tensors = source.take(layer, roles);
        taken.put(layer.path(), tensors);
        return tensors;
    }

    @Override
    public void requireNoneLeft() {
        source.requireNoneLeft();
    }
}
