package camaudit.network;

import java.util.List;
import java.util.Objects;

/** Mean or maximum over all cells of a map: (height, width, channels) → (channels). */
public record GlobalPooling(Pooling.Mode mode) implements Operation {

    public GlobalPooling {
        Objects.requireNonNull(mode);
    }

    @Override
    public String kind() {
        return mode == Pooling.Mode.MAX ? "GlobalMaxPool" : "GlobalAveragePool";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(Operation.onlyMap(kind(), inputs).channels());
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return inputs.get(0).size();
    }
}
