package camaudit.network;

import java.util.List;

/** The sum of two or more values of equal shape, as at the end of a residual block. */
public record Add() implements Operation {
    @Override
    public String kind() {
        return "Add";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.size() < 2 || inputs.stream().distinct().count() != 1) {
            throw new ModelException("Add takes two or more inputs of equal shape, not " + inputs);
        }
        return inputs.get(0);
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return (long) output.size() * (inputs.size() - 1);
    }
}
