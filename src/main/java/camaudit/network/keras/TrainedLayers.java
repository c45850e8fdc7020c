package camaudit.network.keras;

import camaudit.network.Affine;
import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Identity;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.ParametricRelu;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Readers of layers with weights that are not convolutions: dense layers, batch normalization and others. */
final class TrainedLayers {
    static final String KERNEL = "kernel";
    static final String BIAS = "bias";

    private TrainedLayers() {}

    static List<Operation> dense(Options options, Shape input, WeightSource weights) {
        options.ignore("input_dim", "quantization_config");
        if (options.find("quantization_config").isPresent()) {
            throw options.refuse(
                    "quantization_config",
                    options.require("quantization_config"),
                    "save the model as it was before quantization");
        }
        int units = options.count("units", "output_dim");
        Operation activation = Activations.of(options, Shape.vector(units));
        Map<String, Tensor> tensors = weights.take(options.layer(), kernelRoles(options));
        Tensor kernel = Weight.of(tensors, KERNEL, options, input.channels(), units);
        Tensor bias = bias(tensors, options, units);
        if (input.isVector()) {
            return fused(new Dense(kernel, bias), activation);
        }
        // On a map, Keras applies the layer to each cell.
        Tensor pointwise = Tensor.of(kernel.values(), 1, 1, kernel.dim(0), units);
        return fused(new Convolution(pointwise, bias, new Window(1, 1, 1, 1, Padding.VALID)), activation);
    }

    static List<String> kernelRoles(Options options) {
        return options.flag("use_bias", "bias").orElse(true) ? List.of(KERNEL, BIAS) : List.of(KERNEL);
    }

    static Tensor bias(Map<String, Tensor> tensors, Options options, int size) {
        return tensors.containsKey(BIAS) ? Weight.of(tensors, BIAS, options, size) : Tensor.filled(0, size);
    }

    static List<Operation> fused(Operation operation, Operation activation) {
        return activation instanceof Identity ? List.of(operation) : List.of(operation, activation);
    }

    static List<Operation> batchNormalization(Options options, Shape input, WeightSource weights) {
        Axis.requireLast(options, input);
        int mode = (int) options.number("mode").orElse(0);
        if (mode != 0) {
            throw options.refuse("mode", mode, "only 0, normalization per channel by moving statistics, is");
        }
        options.requireOff("renorm", "train with ordinary batch normalization");
        options.ignore(
                "momentum",
                "synchronized",
                "renorm_momentum",
                "fused",
                "moving_mean_initializer",
                "moving_variance_initializer");
        double epsilon = options.number("epsilon").orElse(0.001);
        if (epsilon < 0) {
            throw options.refuse("epsilon", epsilon, "it must be 0 or more");
        }
        List<String> roles = new ArrayList<>(scaleRoles(options));
        roles.addAll(List.of("moving_mean", "moving_variance"));
        Map<String, Tensor> tensors = weights.take(options.layer(), roles);
        Tensor mean = Weight.of(tensors, "moving_mean", options, input.channels());
        int channels = mean.size();
        return List.of(new BatchNormalization(
                vector(tensors, "gamma", 1, options, channels),
                vector(tensors, "beta", 0, options, channels),
                mean,
                Weight.of(tensors, "moving_variance", options, channels),
                epsilon));
    }

    /** The roles of scale and shift, where the layer has them; their training options are ignored. */
    static List<String> scaleRoles(Options options) {
        for (String part : List.of("gamma", "beta")) {
            options.ignore(part + "_init", part + "_initializer", part + "_regularizer", part + "_constraint");
        }
        List<String> roles = new ArrayList<>();
        if (options.flag("scale").orElse(true)) {
            roles.add("gamma");
        }
        if (options.flag("center").orElse(true)) {
            roles.add("beta");
        }
        return roles;
    }

    /** A trained vector; one of equal values where the layer has none. */
    static Tensor vector(Map<String, Tensor> tensors, String role, float otherwise, Options options, int size) {
        return tensors.containsKey(role) ? Weight.of(tensors, role, options, size) : Tensor.filled(otherwise, size);
    }

    /** PReLU; its slopes have the dimensions of the input, 1 along shared axes. */
    static List<Operation> parametricRelu(Options options, Shape input, WeightSource weights) {
        options.ignore("alpha_initializer", "alpha_regularizer", "alpha_constraint");
        int[] dims = input.dims().stream().mapToInt(Integer::intValue).toArray();
        for (JsonNode axis : options.find("shared_axes").map(Json::elements).orElse(List.of())) {
            int index = Json.whole(axis, 1, dims.length)
                    .orElseThrow(() -> options.refuse(
                            "shared_axes", options.require("shared_axes"), "axes from 1 on are expected"));
            dims[index - 1] = 1;
        }
        Map<String, Tensor> tensors = weights.take(options.layer(), List.of("alpha"));
        return List.of(new ParametricRelu(Weight.of(tensors, "alpha", options, dims)));
    }

    /** LayerScale of ConvNeXt: a factor per channel. */
    static List<Operation> layerScale(Options options, Shape input, WeightSource weights) {
        options.ignore("init_values", "projection_dim");
        Map<String, Tensor> tensors = weights.take(options.layer(), List.of("gamma"));
        Tensor gamma = Weight.of(tensors, "gamma", options, input.channels());
        return List.of(new Affine(gamma, Tensor.filled(0, gamma.size())));
    }
}
