package camaudit.network;

import java.util.List;

/** Each cell's channels divided by their length, the root of their sum of squares, or by {@code epsilon} where the length is smaller. */
public record UnitNormalization(double epsilon) implements Operation {
    @Override
    public String kind() {
        return "UnitNorm";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Operation.only(kind(), inputs);
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 3L * output.size();
    }
}
