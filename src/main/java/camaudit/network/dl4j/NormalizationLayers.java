package camaudit.network.dl4j;

import camaudit.network.BatchNormalization;
import camaudit.network.LocalResponseNormalization;
import camaudit.network.ParametricRelu;
import camaudit.network.Tensor;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/** Batch and local response normalization, and the ReLU with trained slopes. */
final class NormalizationLayers {
    private static final List<String> LAYOUTS = List.of("NCHW", "NHWC");

    private NormalizationLayers() {}

    /**
     * The file has γ and β, unless they are fixed, then the moving mean and variance; with useLogStd, log₁₀ of the standard
     * deviation instead of the variance.
     */
    static List<Step> batch(LayerContext context) {
        Options options = context.options();
        options.ignore("activationFn", "decay", "isMinibatch", "minibatch");
        if (!options.word("cnn2DFormat", LAYOUTS)
                        .orElse("NCHW")
                        .equals(context.layout().name())
                && !context.input().isVector()) {
            throw options.refuse(
                    "cnn2DFormat",
                    options.require("cnn2DFormat"),
                    "the other layers have the layout " + context.layout());
        }
        int channels = options.count("nout");
        options.ignore("nin");
        double epsilon = options.number("eps").orElse(1e-5);
        float gamma = (float) options.number("gamma").orElse(1);
        float beta = (float) options.number("beta").orElse(0);
        boolean fixed = options.flag("lockGammaBeta").orElse(false);
        float[] scale = fixed ? new float[0] : context.take("gamma", channels);
        float[] shift = fixed ? new float[0] : context.take("beta", channels);
        Tensor mean = Tensor.of(context.take("mean", channels), channels);
        float[] variance = context.take("variance", channels);
        if (options.flag("useLogStd").orElse(false)) {
            for (int c = 0; c < channels; c++) {
                variance[c] = (float) Math.pow(10, 2.0 * variance[c]);
            }
        }
        return Step.only(new BatchNormalization(
                fixed ? Tensor.filled(gamma, channels) : Tensor.of(scale, channels),
                fixed ? Tensor.filled(beta, channels) : Tensor.of(shift, channels),
                mean,
                Tensor.of(variance, channels),
                epsilon));
    }

    /** DL4J's n is the number of neighbours, half of them on each side. */
    static List<Step> localResponse(LayerContext context) {
        Options options = context.options();
        options.ignore("dataFormat");
        double n = options.number("n").orElse(5.0);
        if (n < 0 || n > Options.MAX_CELLS) {
            throw options.refuse("n", n, "0 to " + Options.MAX_CELLS + " neighbours are expected");
        }
        return options.named(() -> Step.only(new LocalResponseNormalization(
                (int) n / 2,
                options.number("k").orElse(2.0),
                options.number("alpha").orElse(1e-4),
                options.number("beta").orElse(0.75))));
    }

    /**
     * The slopes have the dimensions of the input without the batch, 1 along shared axes, which are counted from 1; they are stored
     * column-major.
     */
    static List<Step> parametricRelu(LayerContext context) {
        Options options = context.options();
        options.ignore("activationFn", "nin", "nout");
        JsonNode stated = options.require("inputShape");
        int rank = context.input().dims().size();
        if (!stated.isArray() || stated.size() != rank || (rank != 1 && rank != 3)) {
            throw options.refuse("inputShape", stated, "its input has " + rank + " dimensions, a map or vector");
        }
        int[] dims = options.cells("inputShape", 1, rank);
        for (JsonNode axis : options.find("sharedAxes").map(Json::elements).orElse(List.of())) {
            int number = Json.whole(axis, 1, rank)
                    .orElseThrow(() -> options.refuse("sharedAxes", axis, "axes from 1 to " + rank + " are expected"));
            dims[number - 1] = 1;
        }
        float[] values =
                context.take("slopes", Arrays.stream(dims).asLongStream().toArray());
        return Step.only(
                new ParametricRelu(rank == 1 ? Tensor.of(values, dims) : slopes(values, dims, context.layout())));
    }

    private static Tensor slopes(float[] values, int[] dims, Layout layout) {
        int[] to = layout.heightWidthChannels(dims);
        float[] moved = new float[values.length];
        int from = 0;
        int[] at = new int[dims.length];
        for (at[2] = 0; at[2] < dims[2]; at[2]++) {
            for (at[1] = 0; at[1] < dims[1]; at[1]++) {
                for (at[0] = 0; at[0] < dims[0]; at[0]++) {
                    int[] cell = layout.heightWidthChannels(at);
                    moved[(cell[0] * to[1] + cell[1]) * to[2] + cell[2]] = values[from];
                    from++;
                }
            }
        }
        return Tensor.of(moved, to);
    }
}
