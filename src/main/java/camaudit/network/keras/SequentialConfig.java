package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the configuration of a Sequential model, a chain of layers: {@code {"layers": […]}}, in Keras 1 a bare list. */
final class SequentialConfig {
    private static final List<String> SHAPE_OPTIONS = List.of("batch_shape", "batch_input_shape");

    private SequentialConfig() {}

    static ModelConfig parse(JsonNode config, String name) {
        JsonNode list = config.isArray() ? config : config.path("layers");
        if (!list.isArray() || list.isEmpty()) {
            throw new ModelException("the configuration of model '" + name + "' has no layers");
        }
        List<Member> members = new ArrayList<>();
        for (JsonNode json : list) {
            Member member = ModelConfig.member(json);
            if (members.isEmpty() && !member.isInput()) {
                members.add(input(member, config));
            }
            members.add(member.isInput() ? member : after(member, members.get(members.size() - 1)));
        }
        Member last = members.get(members.size() - 1);
        return new ModelConfig(name, members, List.of(members.get(0).name()), new Member.Reference(last.name(), 0));
    }

    private static Member after(Member member, Member before) {
        return new Member(
                member.name(),
                member.className(),
                member.options(),
                List.of(List.of(new Member.Reference(before.name(), 0))),
                member.model());
    }

    /** The input that Keras creates for a first layer; without a shape where another model calls this one. */
    private static Member input(Member first, JsonNode config) {
        JsonNode shape = SHAPE_OPTIONS.stream()
                .map(first.model()
                        .flatMap(SequentialConfig::input)
                        .orElse(first)
                        .options()::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(config.path("build_input_shape"));
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (shape.isArray()) {
            options.set("batch_shape", shape);
        }
        return new Member(first.name() + "_input", LayerReaders.INPUT, options, List.of(), Optional.empty());
    }

    private static Optional<Member> input(ModelConfig model) {
        return model.members().stream().filter(Member::isInput).findFirst();
    }

    /**
     * Checks that the outermost model, if it is a chain, states its input shape.
     *
     * @throws ModelException if it does not
     */
    static void requireShape(ModelConfig model) {
        Member input = model.members().get(0);
        if (input.isInput() && input.options().isEmpty() && model.members().size() > 1) {
            throw new ModelException(model.members().get(1)
                    + " is the first one and states no input shape: begin the model with"
                    + " keras.Input(shape=(height, width, channels))");
        }
    }
}
