package camaudit.network;

import java.util.List;
import java.util.Objects;

/** An element-wise product, quotient, maximum or minimum of values; smaller ones are repeated as by {@link Broadcast}. */
public record Elementwise(Function function) implements Operation {
    public enum Function {
        MULTIPLY("Multiply"),
        DIVIDE("Divide"),
        MAXIMUM("Maximum"),
        MINIMUM("Minimum");

        private final String title;

        Function(String title) {
            this.title = title;
        }
    }

    public Elementwise {
        Objects.requireNonNull(function);
    }

    @Override
    public String kind() {
        return function.title;
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() < 2 || (function == Function.DIVIDE && inputs.size() > 2)) {
            throw new ModelException(kind() + " does not take " + inputs.size() + " inputs");
        }
        return Broadcast.shape(kind(), inputs);
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return (long) output.size() * (inputs.size() - 1);
    }
}
