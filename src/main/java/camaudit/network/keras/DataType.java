package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks the {@code dtype} of layers: any float type is read as float32, a quantized one is refused. */
final class DataType {
    private static final Set<String> POLICIES = Set.of("DTypePolicy", "FloatDTypePolicy", "Policy", "PolicyV1");
    private static final Set<String> FLOATS =
            Set.of("float16", "float32", "float64", "bfloat16", "mixed_float16", "mixed_bfloat16", "infer", "_infer");

    private DataType() {}

    static void requireFloat(LayerConfig layer) {
        JsonNode dtype = layer.options().path("dtype");
        if (dtype.isMissingNode() || dtype.isNull()) {
            return;
        }
        boolean policy =
                dtype.isObject() && POLICIES.contains(dtype.path("class_name").asText());
        JsonNode name = policy ? dtype.path("config").path("name") : dtype;
        if (!name.isTextual() || !FLOATS.contains(name.asText())) {
            throw new ModelException(
                    layer + ": option dtype = " + dtype
                            + " is not supported, only float types are: save the model in float32, as it was before quantization");
        }
    }
}
