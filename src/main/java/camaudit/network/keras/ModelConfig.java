package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A model's configuration, Sequential and Functional alike.
 *
 * @param layers in the order of the file
 * @param output the layer that puts out the scores
 */
record ModelConfig(String name, List<LayerConfig> layers, String output) {
    ModelConfig {
        layers = List.copyOf(layers);
    }

    /**
     * Reads the JSON of a whole model.
     *
     * @param fallbackName the model's name where the file has none, as in Keras 1
     */
    static ModelConfig parse(JsonNode json, String fallbackName) {
        String className = Json.text(json, "class_name", "the configuration");
        JsonNode config = json.path("config");
        String name = config.path("name").asText(fallbackName);
        return switch (className) {
            case "Sequential" -> SequentialConfig.parse(config, name);
            case "Functional", "Model" -> FunctionalConfig.parse(config, name);
            default ->
                throw new ModelException("model class '" + className
                        + "' is not supported: save a Sequential or Functional model (supported: Functional, Model,"
                        + " Sequential)");
        };
    }

    /** One layer of the list, refused where it is a model, a custom class or no layer at all. */
    static LayerConfig layer(JsonNode json, List<String> inputs) {
        String className = Json.text(json, "class_name", "a layer");
        JsonNode options = json.path("config");
        String name = json.path("name").isTextual()
                ? json.path("name").asText()
                : Json.text(options, "name", "a " + className + " layer");
        if (List.of("Sequential", "Functional", "Model").contains(className)) {
            throw new ModelException("nested model '" + name + "' (" + className
                    + ") is not supported yet: call its layers one by one in the outer model");
        }
        String module = json.path("module").asText("keras");
        boolean ofKeras = module.startsWith("keras") || module.startsWith("tf_keras") || module.equals("null");
        if (!ofKeras
                || module.contains(".ops")
                || json.path("registered_name").asText().contains(">")) {
            throw new ModelException("layer '" + name + "' is of class '" + className + "' from '" + module
                    + "', which is not a layer of Keras: use one of Keras's own layers " + LayerReaders.supported());
        }
        return new LayerConfig(name, className, options, inputs);
    }
}
