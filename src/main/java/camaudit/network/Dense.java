package camaudit.network;

import java.util.List;

/**
 * Fully connected layer on a vector.
 *
 * @param kernel (inputs, units)
 * @param bias (units)
 */
public record Dense(Tensor kernel, Tensor bias) implements Operation {

    public Dense {
        if (kernel.rank() != 2) {
            throw new ModelException("a dense kernel has 2 dimensions, not " + kernel);
        }
        bias.requireDims("dense bias", kernel.dim(1));
    }

    public int units() {
        return kernel.dim(1);
    }

    @Override
    public String kind() {
        return "Dense";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Operation.only(kind(), inputs);
        if (!input.isVector() || input.size() != kernel.dim(0)) {
            throw new ModelException(
                    "Dense takes a vector of " + kernel.dim(0) + " values (a flattened or pooled map), not " + input);
        }
        return Shape.vector(units());
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(kernel, bias);
    }

    @Override
    public long parameters() {
        return (long) kernel.size() + bias.size();
    }

    @Override
    public long flops(List<Shape> inputs, Shape output) {
        return 2L * kernel.size();
    }
}
