package camaudit.network.onnx;

import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value of the network as the ONNX graph sees it, with dimensions of another order or split in another way. The dimensions of
 * both leave out the batch, which comes first.
 *
 * @param node name of the node that has the value
 * @param shape of the value
 * @param axes for each dimension in ONNX the dimensions of the value that it consists of, slowest first; none where it is 1.
 *     Dimensions of the value that are not listed are 1
 */
record View(String node, Shape shape, List<List<Integer>> axes) implements Value {
    View {
        axes = axes.stream().map(List::copyOf).toList();
    }

    /** The axes of a map that ONNX sees with channels first. */
    static List<List<Integer>> channelsFirst() {
        return List.of(List.of(2), List.of(0), List.of(1));
    }

    /** The axes of a value whose dimensions are the same in ONNX. */
    static List<List<Integer>> plain(int rank) {
        return IntStream.range(0, rank).mapToObj(List::of).toList();
    }

    int rank() {
        return axes.size();
    }

    /** The size of one dimension in ONNX, or {@link Shape#UNKNOWN}. */
    int dim(int axis) {
        int size = 1;
        for (int dim : axes.get(axis)) {
            int own = shape.dims().get(dim);
            if (own == Shape.UNKNOWN) {
                return Shape.UNKNOWN;
            }
            size = Math.multiplyExact(size, own);
        }
        return size;
    }

    List<Integer> dims() {
        return IntStream.range(0, rank()).mapToObj(this::dim).toList();
    }

    boolean isKnown() {
        return shape.isKnown();
    }

    /** True unless a dimension of the value is known to be 1. */
    boolean isWide(int dim) {
        return shape.dims().get(dim) != 1;
    }

    View seen(List<List<Integer>> as) {
        return new View(node, shape, as);
    }

    /** True if no dimension in ONNX consists of several of the value. */
    boolean isSimple() {
        return axes.stream().allMatch(a -> a.size() <= 1);
    }

    /** The dimensions in ONNX in the order of the value's dimensions; those that the value does not have, which are 1, come first. */
    List<Integer> order() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank()).boxed().toList());
        order.sort((a, b) -> Integer.compare(first(a), first(b)));
        return order;
    }

    private int first(int axis) {
        return axes.get(axis).isEmpty() ? -1 : axes.get(axis).get(0);
    }

    @Override
    public String toString() {
        return "[batch"
                + dims().stream()
                        .map(d -> ", " + (d == Shape.UNKNOWN ? "?" : d))
                        .collect(Collectors.joining())
                + "]";
    }
}
