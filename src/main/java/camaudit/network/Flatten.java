package camaudit.network;

import java.util.List;

/** A map as a vector, row-major, channels fastest. */
public record Flatten() implements Rearrangement {
    @Override
    public String kind() {
        return "Flatten";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(Operation.only(kind(), inputs).size());
    }
}
