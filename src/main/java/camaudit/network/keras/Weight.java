package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import java.util.Map;

/** Finds one weight of a layer and checks its shape against the configuration. */
final class Weight {
    private Weight() {}

    /**
     * The tensor of this role.
     *
     * @param dims the expected dimensions; {@link Shape#UNKNOWN} where the image size leaves one open
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
