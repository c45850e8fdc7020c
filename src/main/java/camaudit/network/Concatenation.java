package camaudit.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Values joined along one dimension.
 *
 * @param axis the dimension, 0 being the first one after the batch: 2 for the channels of maps
 */
public record Concatenation(int axis) implements Rearrangement {

    public Concatenation {
        if (axis < 0) {
            throw new ModelException("concatenation axis " + axis + " is negative");
        }
    }

    @Override
    public String kind() {
        return "Concatenate";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        if (inputs.isEmpty() || axis >= inputs.get(0).dims().size()) {
            throw new ModelException(kind() + " along dimension " + axis + " does not take " + inputs);
        }
        List<Integer> dims = new ArrayList<>(inputs.get(0).dims());
        for (Shape input : inputs.subList(1, inputs.size())) {
            List<Integer> own = new ArrayList<>(input.dims());
            if (own.size() == dims.size()) {
                int size = own.set(axis, dims.get(axis));
                if (own.equals(dims)) {
                    dims.set(axis, Math.addExact(dims.get(axis), size));
                    continue;
                }
            }
            throw new ModelException(
                    kind() + " takes inputs that are equal but along dimension " + axis + ", not " + inputs);
        }
        return new Shape(dims);
    }
}
