package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Parses the configuration of a Functional model: a graph of layers, each with {@code inbound_nodes}, and one output. */
final class FunctionalConfig {
    private FunctionalConfig() {}

    static ModelConfig parse(JsonNode config, String name) {
        JsonNode list = config.path("layers");
        if (!list.isArray() || list.isEmpty()) {
            throw new ModelException("the configuration of model '" + name + "' has no layers");
        }
        List<String> inputs = tensors(config.path("input_layers"), "input", name).stream()
                .map(Member.Reference::member)
                .toList();
        List<Member.Reference> outputs = tensors(config.path("output_layers"), "output", name);
        if (outputs.size() != 1) {
            throw new ModelException("model '" + name + "' has " + outputs.size() + " outputs, " + outputs
                    + ": exactly one output is supported, save a model with one");
        }
        List<Member> members = new ArrayList<>();
        for (JsonNode json : list) {
            Member member = InboundNodes.parse(json.path("inbound_nodes"), ModelConfig.member(json));
            if (member.isInput() != member.calls().isEmpty() || member.isInput() != inputs.contains(member.name())) {
                throw new ModelException(member + " of model '" + name + "' reads " + member.calls()
                        + ", the model's inputs are " + inputs + ": exactly its inputs may read nothing");
            }
            members.add(member);
        }
        return new ModelConfig(name, members, inputs, outputs.get(0));
    }

    /** The references in {@code ["name", 0, 0]} or {@code [["name", 0, 0], …]}. */
    private static List<Member.Reference> tensors(JsonNode tensors, String what, String model) {
        List<JsonNode> list = tensors.path(0).isTextual() ? List.of(tensors) : Json.elements(tensors);
        List<Member.Reference> references = new ArrayList<>();
        for (JsonNode tensor : list) {
            if (!tensor.isArray()
                    || !tensor.path(0).isTextual()
                    || tensor.path(2).asInt() != 0) {
                throw new ModelException("model '" + model + "' has the " + what + "s " + tensors + ": exactly one "
                        + what + " is supported, save a model with one");
            }
            references.add(
                    new Member.Reference(tensor.get(0).asText(), tensor.path(1).asInt()));
        }
        return references;
    }
}
