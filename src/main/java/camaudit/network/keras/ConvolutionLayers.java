package camaudit.network.keras;

import camaudit.network.Convolution;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Convolutions: full, grouped, depthwise and separable, with any dilation. */
final class ConvolutionLayers {
    private static final String DEPTHWISE_KERNEL = "depthwise_kernel";
    private static final String POINTWISE_KERNEL = "pointwise_kernel";

    private ConvolutionLayers() {}

    static List<Operation> convolution(Options options, Shape input, WeightSource weights) {
        Window window = window(options);
        int filters = options.count("filters", "nb_filter");
        int groups = options.countOrOne("groups");
        int channels = input.channels();
        if (channels % groups != 0 || filters % groups != 0) {
            throw options.refuse(
                    "groups", groups, "it must divide the " + channels + " input channels and " + filters + " filters");
        }
        Operation activation = Activations.of(options, Shape.map(1, 1, filters));
        Map<String, Tensor> tensors = weights.take(options.layer(), TrainedLayers.kernelRoles(options));
        Tensor kernel = Weight.of(
                tensors,
                TrainedLayers.KERNEL,
                options,
                window.kernelHeight(),
                window.kernelWidth(),
                channels == Shape.UNKNOWN ? channels : channels / groups,
                filters);
        return TrainedLayers.fused(
                new Convolution(kernel, TrainedLayers.bias(tensors, options, filters), window, groups), activation);
    }

    static List<Operation> depthwise(Options options, Shape input, WeightSource weights) {
        ignoreTraining(options);
        int multiplier = options.countOrOne("depth_multiplier");
        Window window = window(options);
        int filters = Math.multiplyExact(input.channels(), multiplier);
        Operation activation = Activations.of(options, Shape.map(1, 1, filters));
        Map<String, Tensor> tensors = weights.take(options.layer(), roles(options, List.of(DEPTHWISE_KERNEL)));
        Tensor kernel = kernel(options, tensors, input, window, filters);
        return TrainedLayers.fused(
                new Convolution(kernel, TrainedLayers.bias(tensors, options, filters), window, input.channels()),
                activation);
    }

    /** A depthwise convolution without bias, then a pointwise convolution. */
    static List<Operation> separable(Options options, Shape input, WeightSource weights) {
        ignoreTraining(options);
        int multiplier = options.countOrOne("depth_multiplier");
        Window window = window(options);
        int filters = options.count("filters", "nb_filter");
        int between = Math.multiplyExact(input.channels(), multiplier);
        Operation activation = Activations.of(options, Shape.map(1, 1, filters));
        Map<String, Tensor> tensors =
                weights.take(options.layer(), roles(options, List.of(DEPTHWISE_KERNEL, POINTWISE_KERNEL)));
        Tensor kernel = Weight.of(tensors, POINTWISE_KERNEL, options, 1, 1, between, filters);
        Window pointwise = new Window(1, 1, 1, 1, Padding.VALID);
        List<Operation> operations = new ArrayList<>();
        Tensor first = kernel(options, tensors, input, window, between);
        operations.add(new Convolution(first, Tensor.filled(0, between), window, input.channels()));
        operations.addAll(TrainedLayers.fused(
                new Convolution(kernel, TrainedLayers.bias(tensors, options, filters), pointwise), activation));
        return operations;
    }

    /**
     * The depthwise kernel: Keras stores (height, width, channels, multiplier), which has the same order in memory as (height,
     * width, 1, channels·multiplier).
     */
    private static Tensor kernel(
            Options options, Map<String, Tensor> tensors, Shape input, Window window, int filters) {
        int channels = input.channels();
        Tensor kernel = Weight.of(
                tensors,
                DEPTHWISE_KERNEL,
                options,
                window.kernelHeight(),
                window.kernelWidth(),
                channels,
                filters / channels);
        return Tensor.of(kernel.values(), window.kernelHeight(), window.kernelWidth(), 1, filters);
    }

    private static Window window(Options options) {
        options.requireChannelsLast();
        int[] strides = options.pairOrOnes("strides", "subsample");
        int[] kernel = options.find("kernel_size").isPresent()
                ? options.pair("kernel_size")
                : new int[] {options.count("nb_row"), options.count("nb_col")};
        int[] dilation = options.pairOrOnes("dilation_rate");
        return new Window(
                kernel[0], kernel[1], strides[0], strides[1], dilation[0], dilation[1], MapLayers.padding(options));
    }

    private static List<String> roles(Options options, List<String> kernels) {
        List<String> roles = new ArrayList<>(kernels);
        if (options.flag("use_bias", "bias").orElse(true)) {
            roles.add(TrainedLayers.BIAS);
        }
        return roles;
    }

    private static void ignoreTraining(Options options) {
        for (String part : List.of("depthwise", "pointwise")) {
            options.ignore(part + "_initializer", part + "_regularizer", part + "_constraint");
        }
        int groups = options.countOrOne("groups");
        if (groups != 1) {
            throw options.refuse("groups", groups, "a depthwise layer has 1, as its groups are its channels");
        }
    }
}
