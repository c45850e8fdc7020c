package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of a Sequential or Functional model.
 *
 * @param members in the order of the file
 * @param inputs the names of its input layers, in the order in which a call feeds them
 * @param output the member call whose output is the model's
 */
record ModelConfig(String name, List<Member> members, List<String> inputs, Member.Reference output) {
    private static final Set<String> MODELS = Set.of("Sequential", "Functional", "Model");
    private static final String LAMBDA = "TFOpLambda";

    ModelConfig {
        members = List.copyOf(members);
        inputs = List.copyOf(inputs);
    }

    /**
     * Reads the JSON of a whole model.
     *
     * @param fallbackName the model's name where the file states none, as in Keras 1
     */
    static ModelConfig parse(JsonNode json, String fallbackName) {
        String className = Json.text(json, "class_name", "the configuration");
        if (!MODELS.contains(className)) {
            throw new ModelException("model class '" + className
                    + "' is not supported: save a Sequential or Functional model (supported: Functional, Model,"
                    + " Sequential)");
        }
        JsonNode config = json.path("config");
        return model(className, config, config.path("name").asText(fallbackName));
    }

    private static ModelConfig model(String className, JsonNode config, String name) {
        return className.equals("Sequential")
                ? SequentialConfig.parse(config, name)
                : FunctionalConfig.parse(config, name);
    }

    /**
     * True for an operator in an .h5 file of Keras 3: it has no module, no option but its name, and two arguments where a layer has
     * a list.
     */
    private static boolean isBareOperator(JsonNode json) {
        return json.path("module").isMissingNode()
                && json.path("config").size() == 1
                && json.path("config").has("name")
                && json.path("inbound_nodes").path(0).path("args").size() == 2;
    }

    /** One layer or nested model of the list, without its calls; custom classes and unknown functions are refused. */
    static Member member(JsonNode json) {
        String className = Json.text(json, "class_name", "a layer");
        JsonNode options = json.path("config");
        String name = json.path("name").isTextual()
                ? json.path("name").asText()
                : Json.text(options, "name", "a " + className + " layer");
        String module = json.path("module").asText("keras");
        boolean ofKeras = module.startsWith("keras") || module.startsWith("tf_keras") || module.equals("null");
        boolean operator = module.contains(".ops") || className.equals(LAMBDA) || isBareOperator(json);
        Optional<String> function = operator
                ? Operators.className(
                        className.equals(LAMBDA) ? options.path("function").asText() : className)
                : Optional.empty();
        if (!ofKeras
                || operator != function.isPresent()
                || json.path("registered_name").asText().contains(">")) {
            throw new ModelException("layer '" + name + "' is of class '" + className + "' from '" + module
                    + "', which is not a layer of Keras: use one of Keras's own layers " + LayerReaders.supported());
        }
        if (MODELS.contains(className)) {
            return new Member(name, className, options, List.of(), Optional.of(model(className, options, name)));
        }
        return new Member(
                name,
                function.orElse(className),
                operator ? JsonNodeFactory.instance.objectNode() : options,
                List.of(),
                Optional.empty());
    }
}
