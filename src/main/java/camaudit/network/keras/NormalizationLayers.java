package camaudit.network.keras;

import camaudit.network.Affine;
import camaudit.network.GroupNormalization;
import camaudit.network.LayerNormalization;
import camaudit.network.Operation;
import camaudit.network.Shape;
import camaudit.network.Tensor;
import camaudit.network.UnitNormalization;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Readers of normalizations without moving statistics, and of rescaling. */
final class NormalizationLayers {
    /** The smallest divisor that Keras uses. */
    private static final double SMALLEST = 1e-7;

    private static final double UNIT_EPSILON = 1e-12;
    private static final int INSTANCE = -1;

    private NormalizationLayers() {}

    static List<Operation> layer(Options options, Shape input, WeightSource weights) {
        Axis.requireLast(options, input);
        options.requireOff("rms_scaling", "use ordinary layer normalization");
        double epsilon = options.number("epsilon").orElse(0.001);
        Map<String, Tensor> tensors = weights.take(options.layer(), TrainedLayers.scaleRoles(options));
        return List.of(new LayerNormalization(
                TrainedLayers.vector(tensors, "gamma", 1, options, input.channels()),
                TrainedLayers.vector(tensors, "beta", 0, options, input.channels()),
                epsilon));
    }

    static List<Operation> group(Options options, Shape input, WeightSource weights) {
        Axis.requireLast(options, input);
        int channels = input.channels();
        JsonNode value = options.require("groups");
        int groups = Json.whole(value, INSTANCE, channels)
                .orElseThrow(() -> options.refuse("groups", value, "1 to " + channels + ", or -1, is expected"));
        groups = groups == INSTANCE ? channels : groups;
        if (groups < 1 || channels % groups != 0) {
            throw options.refuse("groups", value, "it must divide the " + channels + " channels");
        }
        double epsilon = options.number("epsilon").orElse(0.001);
        Map<String, Tensor> tensors = weights.take(options.layer(), TrainedLayers.scaleRoles(options));
        return List.of(new GroupNormalization(
                groups,
                TrainedLayers.vector(tensors, "gamma", 1, options, channels),
                TrainedLayers.vector(tensors, "beta", 0, options, channels),
                epsilon));
    }

    static Operation unit(Options options, Shape input) {
        Axis.requireLast(options, input);
        return new UnitNormalization(UNIT_EPSILON);
    }

    /** (x − mean)/√variance with statistics from the configuration or from the weights. */
    static List<Operation> stored(Options options, Shape input, WeightSource weights) {
        int channels = input.channels();
        JsonNode axis = options.find("axis").orElse(null);
        boolean perChannel = axis != null && !Json.elements(axis).isEmpty();
        if (perChannel) {
            Axis.requireLast(options, input);
        }
        options.requireOff("invert", "only the normalization itself is supported");
        float[] mean;
        float[] variance;
        if (options.find("mean").isPresent() || options.find("variance").isPresent()) {
            mean = numbers(options, "mean", channels);
            variance = numbers(options, "variance", channels);
        } else {
            Map<String, Tensor> tensors = weights.take(options.layer(), List.of("mean", "variance", "count"));
            int[] dims = perChannel ? new int[] {channels} : new int[0];
            mean = Weight.of(tensors, "mean", options, dims).values();
            variance = Weight.of(tensors, "variance", options, dims).values();
        }
        float[] factor = new float[mean.length];
        float[] shift = new float[mean.length];
        for (int c = 0; c < factor.length; c++) {
            double scale = 1 / Math.max(Math.sqrt(variance[c]), SMALLEST);
            factor[c] = (float) scale;
            shift[c] = (float) (-mean[c] * scale);
        }
        return List.of(new Affine(Tensor.of(factor, factor.length), Tensor.of(shift, shift.length)));
    }

    static Operation rescaling(Options options, Shape input) {
        float[] scale = numbers(options, "scale", input.channels());
        float[] offset = options.find("offset").isPresent()
                ? numbers(options, "offset", input.channels())
                : new float[scale.length];
        return new Affine(Tensor.of(scale, scale.length), Tensor.of(offset, offset.length));
    }

    /** One number for each channel; the file may state a single one for all. */
    private static float[] numbers(Options options, String name, int channels) {
        JsonNode value = options.require(name);
        List<Float> numbers = new ArrayList<>();
        collect(value, numbers);
        boolean finite = numbers.stream().allMatch(n -> Float.isFinite(n));
        if (!finite || (numbers.size() != 1 && numbers.size() != channels)) {
            throw options.refuse(name, value, "one number, or one for each of " + channels + " channels, is expected");
        }
        float[] values = new float[channels];
        for (int c = 0; c < channels; c++) {
            values[c] = numbers.get(numbers.size() == 1 ? 0 : c);
        }
        return values;
    }

    private static void collect(JsonNode value, List<Float> numbers) {
        if (value.isObject() && value.has("value")) {
            collect(value.path("value"), numbers);
        } else if (value.isNumber()) {
            numbers.add(value.floatValue());
        } else if (Json.elements(value).contains(value)) {
            numbers.add(Float.NaN);
        } else {
            Json.elements(value).forEach(element -> collect(element, numbers));
        }
    }
}
