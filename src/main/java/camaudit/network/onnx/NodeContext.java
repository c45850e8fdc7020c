package camaudit.network.onnx;

import camaudit.network.ModelException;
import camaudit.network.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader makes the operations of one ONNX node from: the node's inputs and attributes, and the network that is built.
 *
 * @param name of the network node that gets its value
 * @param title names it in messages
 * @param outputs the number of its outputs
 * @param opset the version of the operator set
 */
record NodeContext(
        String name,
        String title,
        List<Optional<Value>> inputs,
        Attributes attributes,
        int outputs,
        int opset,
        NetworkBuilder builder) {

    boolean has(int index) {
        return index < inputs.size() && inputs.get(index).isPresent();
    }

    Value value(int index) {
        if (!has(index)) {
            throw new ModelException(title + " has no input " + index + ": export the model again");
        }
        return inputs.get(index).orElseThrow();
    }

    /** All inputs; none may be missing. */
    List<Value> values() {
        return IntStream.range(0, inputs.size()).mapToObj(this::value).toList();
    }

    boolean isConstant() {
        return inputs.stream().flatMap(Optional::stream).allMatch(v -> v instanceof Constant);
    }

    /** An input that depends on the image. */
    View view(int index) {
        if (value(index) instanceof View view) {
            return view;
        }
        throw new ModelException(title + " reads " + value(index) + ", which is not supported there: simplify the model"
                + " (onnxsim) or export it again with constant folding");
    }

    /** An input that is constant. */
    Constant constant(int index, String what) {
        if (value(index) instanceof Constant constant) {
            return constant;
        }
        throw new ModelException(title + " reads its " + what + " from " + value(index)
                + ", which depends on the image: it must be" + " constant, export the model for a fixed image size");
    }

    Optional<Constant> optional(int index, String what) {
        return has(index) ? Optional.of(constant(index, what)) : Optional.empty();
    }

    /** Whole numbers from the input of this index or, in older operator sets, from an attribute. */
    Optional<long[]> wholes(int index, String name) {
        Optional<Constant> constant = optional(index, name);
        if (constant.isEmpty()) {
            return attributes.wholes(name);
        }
        return Optional.of(IntStream.range(0, constant.get().size())
                .mapToLong(i -> wholeOf(constant.get(), i, name))
                .toArray());
    }

    private long wholeOf(Constant constant, int index, String name) {
        if (!constant.isWhole() || constant.whole(index) == Constant.OPEN) {
            throw refuse(
                    name,
                    constant,
                    "whole numbers are expected that do not depend on the image's size: export"
                            + " the model for a fixed image size");
        }
        return constant.whole(index);
    }

    /** Turns a dimension of ONNX, which counts the batch, into one of a view, which does not. */
    int axis(long onnx, int viewRank) {
        long axis = onnx < 0 ? onnx + viewRank + 1 : onnx;
        if (axis < 1 || axis > viewRank) {
            throw refuse(
                    "axis",
                    onnx,
                    axis == 0
                            ? "it is the batch, images are explained one by one"
                            : "the value has " + (viewRank + 1) + " dimensions");
        }
        return (int) axis - 1;
    }

    /** Adds the network node that has this node's value. */
    View add(Operation operation, List<List<Integer>> axes, View... inputs) {
        return builder.add(name, operation, Arrays.asList(inputs), axes);
    }

    /** Adds the network node that has this node's value, seen with the axes of its first input. */
    View addLike(Operation operation, View... inputs) {
        return add(operation, inputs[0].axes(), inputs);
    }

    /** Adds an intermediate node. */
    View addPart(String part, Operation operation, List<List<Integer>> axes, View... inputs) {
        return builder.addUnder(name + "/" + part, operation, Arrays.asList(inputs), axes);
    }

    Budget budget() {
        return builder.budget();
    }

    ModelException refuse(String what, @Nullable Object value, String remedy) {
        return attributes.refuse(what, value, remedy);
    }
}
