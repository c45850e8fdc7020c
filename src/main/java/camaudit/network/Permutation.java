package camaudit.network;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Transposition: the dimensions of a value in another order.
 *
 * @param order for each dimension of the output its number in the input, the first one after the batch being 0
 */
public record Permutation(List<Integer> order) implements Rearrangement {

    public Permutation {
        order = List.copyOf(order);
        if (!order.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, order.size()).boxed().toList())) {
            throw new ModelException("permutation " + order + " does not name each dimension once");
        }
    }

    @Override
    public String kind() {
        return "Permute";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.only(kind(), inputs);
        if (input.dims().size() != order.size()) {
            throw new ModelException(kind() + " by " + order + " does not take " + input);
        }
        return new Shape(order.stream().map(input.dims()::get).toList());
    }
}
