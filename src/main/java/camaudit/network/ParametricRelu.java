package camaudit.network;

import java.util.List;
import java.util.stream.IntStream;

/**
 * x above 0, slope·x below, with trained slopes (He et al. 2015, "Delving Deep into Rectifiers").
 *
 * @param slope the slopes; as many dimensions as the input, 1 where a dimension shares its slopes
 */
public record ParametricRelu(Tensor slope) implements Operation {

    /** The dimensions of the slopes. */
    public Shape slopeShape() {
        return new Shape(IntStream.range(0, slope.rank()).mapToObj(slope::dim).toList());
    }

    @Override
    public String kind() {
        return "PReLU";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.only(kind(), inputs);
        if (!Broadcast.shape(kind(), List.of(input, slopeShape())).equals(input)) {
            throw new ModelException(kind() + " has slopes of " + slopeShape() + ", its input is " + input);
        }
        return input;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(slope);
    }

    @Override
    public long parameters() {
        return slope.size();
    }
}
