package camaudit.engine;

import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Operation;
import camaudit.network.TransposedConvolution;
import java.util.Optional;

/** What an operation adds to its output, whatever its input. */
final class Bias {
    private Bias() {}

    /**
     * One value for each of so many channels; empty for an operation that adds nothing. Layer and group normalization do not count:
     * they are not linear, so that no decomposition by biases holds behind them.
     */
    static Optional<float[]> of(Operation operation, int channels) {
        float[] bias = null;
        if (operation instanceof Convolution convolution) {
            bias = convolution.bias().values();
        } else if (operation instanceof TransposedConvolution convolution) {
            bias = convolution.bias().values();
        } else if (operation instanceof Dense dense) {
            bias = dense.bias().values();
        } else if (operation instanceof BatchNormalization normalization) {
            bias = normalization.shift();
        } else if (operation instanceof Affine affine) {
            bias = affine.shift(channels);
        }
        return Optional.ofNullable(bias);
    }
}
