package camaudit.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The sum over one dimension of products of two values. The result has the other dimensions of the first value, then those of the
 * second.
 *
 * @param first the dimension of the first value, 0 being the first one after the batch
 * @param second the dimension of the second value
 */
public record Dot(int first, int second) implements Operation {
    @Override
    public String kind() {
        return "Dot";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        boolean fits = inputs.size() == 2
                && first >= 0
                && second >= 0
                && first < inputs.get(0).dims().size()
                && second < inputs.get(1).dims().size()
                && inputs.get(0).dims().get(first).equals(inputs.get(1).dims().get(second));
        if (!fits) {
            throw new ModelException(
                    kind() + " over dimensions " + first + " and " + second + " does not take " + inputs);
        }
        List<Integer> dims = new ArrayList<>(inputs.get(0).dims());
        dims.remove(first);
        List<Integer> others = new ArrayList<>(inputs.get(1).dims());
        others.remove(second);
        dims.addAll(others);
        return dims.isEmpty() ? Shape.vector(1) : new Shape(dims);
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 2L * output.size() * inputs.get(0).dims().get(first);
    }
}
