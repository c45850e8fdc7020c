package camaudit.network.dl4j;

import camaudit.network.Affine;
import camaudit.network.Dense;
import camaudit.network.LayerNormalization;
import camaudit.network.Operation;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import java.util.List;
import java.util.Optional;

/** Layers on vectors. Their kernel comes before their bias in the file, column by column. */
final class DenseLayers {
    /** ND4J divides by the deviation itself; this only keeps a constant vector from being divided by 0. */
    private static final double EPSILON = 1e-24;

    private DenseLayers() {}

    static List<Step> dense(LayerContext context) {
        Options options = context.options();
        int inputs = options.count("nin");
        int units = options.count("nout");
        Optional<Operation> activation = Activations.of(options, Shape.vector(units));
        Tensor kernel = kernel(context, inputs, units);
        Tensor bias = ConvolutionLayers.vector(ConvolutionLayers.bias(context, units), units);
        if (!options.flag("hasLayerNorm").orElse(false)) {
            return Step.activated(new Dense(kernel, bias), activation);
        }
        Tensor gain = Tensor.of(context.take("gain", units), units);
        return Step.after(
                "/product",
                new Dense(kernel, Tensor.filled(0, units)),
                Step.activated(new LayerNormalization(gain, bias, EPSILON), activation));
    }

    /** An output layer with centre loss; the centres of its classes only affect the loss. */
    static List<Step> centerLoss(LayerContext context) {
        Options options = context.options();
        options.ignore("alpha", "lambda", "gradientCheck");
        List<Step> steps = dense(context);
        context.take("centres", options.count("nin"), options.count("nout"));
        return steps;
    }

    /** y = x·w + b, value by value. */
    static List<Step> elementwise(LayerContext context) {
        Options options = context.options();
        int units = options.count("nin");
        options.ignore("nout");
        Optional<Operation> activation = Activations.of(options, Shape.vector(units));
        Tensor factor = Tensor.of(context.take("factor", units), units);
        return Step.activated(new Affine(factor, Tensor.of(context.take("bias", units), units)), activation);
    }

    /**
     * The kernel (inputs, units), with its rows in the order in which the network flattens the map before it: row-major, channels
     * fastest.
     */
    private static Tensor kernel(LayerContext context, int inputs, int units) {
        float[] values = context.take("kernel", inputs, units);
        int channels = context.flattened().map(Shape::channels).orElse(1);
        int cells = inputs / channels;
        if (channels * cells != inputs) {
            throw context.options()
                    .refuse(
                            "nin",
                            inputs,
                            "the map before it is "
                                    + context.flattened().map(Shape::toString).orElse(""));
        }
        float[] moved = new float[values.length];
        for (int unit = 0; unit < units; unit++) {
            for (int row = 0; row < inputs; row++) {
                int channel = row / cells;
                int cell = row % cells;
                moved[(cell * channels + channel) * units + unit] = values[unit * inputs + row];
            }
        }
        return Tensor.of(moved, inputs, units);
    }
}
