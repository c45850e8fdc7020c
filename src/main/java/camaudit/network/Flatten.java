package camaudit.network;

import java.util.List;

/** A map as a vector, row-major, channels fastest. */
public record Flatten() implements Operation {
    @Override
    public String kind() {
        return "Flatten";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(Operation.only(kind(), inputs).size());
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 0;
    }
}
