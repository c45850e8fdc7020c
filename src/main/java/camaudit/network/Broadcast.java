package camaudit.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Broadcasting as in NumPy: shapes are aligned at their last dimension, and a dimension that is 1 or missing is repeated to the
 * size of the others.
 */
public final class Broadcast {
    private Broadcast() {}

    /**
     * The shape to which all of these are repeated.
     *
     * @throws ModelException if two dimensions differ and neither is 1
     */
    public static Shape shape(String kind, List<Shape> inputs) {
        int rank = inputs.stream().mapToInt(s -> s.dims().size()).max().orElseThrow();
        List<Integer> dims = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int size = 1;
            for (Shape input : inputs) {
                int own = dim(input, axis, rank);
                if (own != 1 && size != 1 && own != size) {
                    throw new ModelException(kind + " takes inputs whose dimensions are equal or 1, not " + inputs);
                }
                size = own == 1 ? size : own;
            }
            dims.add(size);
        }
        return new Shape(dims);
    }

    /** For each value of shape {@code to}, the index of the value of {@code from} that is repeated there. */
    public static int[] index(Shape from, Shape to) {
        int rank = to.dims().size();
        int[] index = new int[to.size()];
        for (int at = 0; at < index.length; at++) {
            int rest = at;
            int stride = 1;
            for (int axis = rank - 1; axis >= 0; axis--) {
                int own = dim(from, axis, rank);
                int position = rest % to.dims().get(axis);
                rest /= to.dims().get(axis);
                index[at] += own == 1 ? 0 : position * stride;
                stride *= own;
            }
        }
        return index;
    }

    private static int dim(Shape shape, int axis, int rank) {
        int own = axis - rank + shape.dims().size();
        return own < 0 ? 1 : shape.dims().get(own);
    }
}
