package camaudit.network.keras;

import camaudit.network.BatchNormalization;
import camaudit.network.Convolution;
import camaudit.network.Dense;
import camaudit.network.Identity;
import camaudit.network.Operation;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Layers with weights: convolution, dense, batch normalization. */
final class TrainedLayers {
    private static final String KERNEL = "kernel";
    private static final String BIAS = "bias";

    private TrainedLayers() {}

    static List<Operation> convolution(Options options, Shape input, WeightSource weights) {
        options.requireChannelsLast();
        int[] strides = options.pair("strides", "subsample");
        int[] kernel = options.find("kernel_size").isPresent()
                ? options.pair("kernel_size")
                : new int[] {options.count("nb_row"), options.count("nb_col")};
        int filters = options.count("filters", "nb_filter");
        requireOnes(options, "dilation_rate");
        requireOnes(options, "groups");
        Window window = new Window(kernel[0], kernel[1], strides[0], strides[1], MapLayers.padding(options));
        Operation activation = Activations.of(options, Shape.map(1, 1, filters));
        Map<String, Tensor> tensors = weights.take(options.layer(), kernelRoles(options));
        Tensor values = Weight.of(tensors, KERNEL, options, kernel[0], kernel[1], input.channels(), filters);
        return fused(new Convolution(values, bias(tensors, options, filters), window), activation);
    }

    private static void requireOnes(Options options, String name) {
        JsonNode value = options.find(name).orElse(null);
        if (value != null && Json.elements(value).stream().anyMatch(n -> !n.isIntegralNumber() || n.asLong() != 1)) {
            throw options.refuse(name, value, "only 1 is");
        }
    }

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
        return fused(new Dense(kernel, bias(tensors, options, units)), activation);
    }

    private static List<String> kernelRoles(Options options) {
        return options.flag("use_bias", "bias").orElse(true) ? List.of(KERNEL, BIAS) : List.of(KERNEL);
    }

    private static Tensor bias(Map<String, Tensor> tensors, Options options, int size) {
        return tensors.containsKey(BIAS) ? Weight.of(tensors, BIAS, options, size) : Tensor.filled(0, size);
    }

    private static List<Operation> fused(Operation operation, Operation activation) {
        return activation instanceof Identity ? List.of(operation) : List.of(operation, activation);
    }

    static List<Operation> batchNormalization(Options options, Shape input, WeightSource weights) {
        Axis.requireLast(options, input);
        int mode = options.number("mode").orElse(0.0).intValue();
        if (mode != 0) {
            throw options.refuse("mode", mode, "only 0, normalization per channel by moving statistics, is");
        }
        options.requireOff("renorm", "train with ordinary batch normalization");
        options.ignore(
                "momentum",
                "synchronized",
                "renorm_momentum",
                "fused",
                "beta_init",
                "gamma_init",
                "beta_initializer",
                "gamma_initializer",
                "moving_mean_initializer",
                "moving_variance_initializer",
                "beta_regularizer",
                "gamma_regularizer",
                "beta_constraint",
                "gamma_constraint");
        double epsilon = options.number("epsilon").orElse(0.001);
        if (epsilon < 0) {
            throw options.refuse("epsilon", epsilon, "it must be 0 or more");
        }
        List<String> roles = new ArrayList<>();
        if (options.flag("scale").orElse(true)) {
            roles.add("gamma");
        }
        if (options.flag("center").orElse(true)) {
            roles.add("beta");
        }
        roles.addAll(List.of("moving_mean", "moving_variance"));
        Map<String, Tensor> tensors = weights.take(options.layer(), roles);
        Tensor mean = Weight.of(tensors, "moving_mean", options, input.channels());
        int channels = mean.size();
        return List.of(new BatchNormalization(
                tensors.containsKey("gamma")
                        ? Weight.of(tensors, "gamma", options, channels)
                        : Tensor.filled(1, channels),
                tensors.containsKey("beta")
                        ? Weight.of(tensors, "beta", options, channels)
                        : Tensor.filled(0, channels),
                mean,
                Weight.of(tensors, "moving_variance", options, channels),
                epsilon));
    }
}
