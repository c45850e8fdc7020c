package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import java.util.Map;

/** One weight of a layer, held to the shape that the configuration declares. */
final class Weight {
    private Weight() {}

    /**
     * The tensor of this role.
     *
     * @param dims what it must have; {@link Shape#UNKNOWN} where an open image size leaves it open
     */
    static Tensor of(Map<String, Tensor> tensors, String role, Options options, int... dims) {
        Tensor tensor = tensors.get(role);
        if (tensor == null) {
            throw new ModelException(options.layer() + " has no " + role);
        }
        int[] expected = dims.clone();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] == Shape.UNKNOWN && tensor.rank() == expected.length) {
                expected[i] = tensor.dim(i);
            }
        }
        return tensor.requireDims(role + " of " + options.layer(), expected);
    }
}
