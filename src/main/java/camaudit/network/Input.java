package camaudit.network;

import java.util.List;

/** The network's input: one image after preprocessing. */
public record Input(Shape shape) implements Rearrangement {
    @Override
    public String kind() {
        return "Input";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (!inputs.isEmpty()) {
            throw new ModelException("an input takes no inputs");
        }
        return shape;
    }
}
