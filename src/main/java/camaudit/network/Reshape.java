package camaudit.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The same values, in row-major order, under other dimensions.
 *
 * @param dims the new dimensions without the batch; {@link Shape#UNKNOWN}, at most once, for the one that follows from the others
 */
public record Reshape(List<Integer> dims) implements Rearrangement {

    public Reshape {
        dims = List.copyOf(dims);
        new Shape(dims);
        if (Collections.frequency(dims, Shape.UNKNOWN) > 1) {
            throw new ModelException("reshaping to " + dims + " leaves more than one dimension open");
        }
    }

    @Override
    public String kind() {
        return "Reshape";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        int size = Operation.only(kind(), inputs).size();
        int known = dims.stream().filter(d -> d != Shape.UNKNOWN).reduce(1, Math::multiplyExact);
        List<Integer> filled = new ArrayList<>(dims);
        filled.replaceAll(d -> d == Shape.UNKNOWN ? size / known : d);
        if (filled.contains(0) || new Shape(filled).size() != size) {
            throw new ModelException(kind() + " to " + new Shape(dims) + " does not take " + inputs.get(0));
        }
        return new Shape(filled);
    }
}
