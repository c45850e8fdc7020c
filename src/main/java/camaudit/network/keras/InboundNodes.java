package camaudit.network.keras;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parses the inputs of a layer's calls: nested lists in Keras 1 and 2, tensors with a {@code keras_history} in Keras 3. */
final class InboundNodes {
    private static final String CONSTANT = "_CONSTANT_VALUE";

    private final Member member;
    private final boolean operator;
    private final ArrayNode operands = JsonNodeFactory.instance.arrayNode();
    private List<Member.Reference> call = new ArrayList<>();

    private InboundNodes(Member member) {
        this.member = member;
        this.operator = member.className().startsWith(Operators.PREFIX);
    }

    /** The member with its calls; an input has none. */
    static Member parse(JsonNode nodes, Member member) {
        return new InboundNodes(member).parse(nodes);
    }

    private Member parse(JsonNode nodes) {
        List<List<Member.Reference>> calls = new ArrayList<>();
        for (JsonNode node : nodes) {
            call = new ArrayList<>();
            if (node.isObject()) {
                node.path("args").forEach(this::addArgument);
                requireHarmless(node.path("kwargs"));
            } else if (node.path(0).isTextual()) {
                addTensor(node);
            } else {
                node.forEach(this::addTensor);
            }
            calls.add(call);
        }
        if (operator && calls.size() > 1) {
            throw new ModelException(member + " is called " + calls.size() + " times: an operator has one call");
        }
        JsonNode options = member.options();
        if (operator) {
            ObjectNode withOperands = JsonNodeFactory.instance.objectNode();
            withOperands.set(Operators.OPERANDS, operands);
            options = withOperands;
        }
        return new Member(member.name(), member.className(), options, calls, member.model());
    }

    private void addArgument(JsonNode argument) {
        if (operator && argument.isNumber()) {
            operands.add(argument);
        } else if (argument.isArray()) {
            argument.forEach(tensor -> addTensor(history(tensor)));
        } else {
            addTensor(history(argument));
        }
    }

    private static JsonNode history(JsonNode tensor) {
        return tensor.path("config").path("keras_history");
    }

    private void addTensor(JsonNode tensor) {
        if (!tensor.isArray() || !tensor.path(0).isTextual()) {
            throw new ModelException(member + " reads " + tensor
                    + ", not the output of a layer: only calls with layer outputs as arguments are supported");
        }
        if (operator && tensor.get(0).asText().equals(CONSTANT)) {
            operands.add(tensor.path(2));
        } else {
            if (tensor.path(2).asInt() != 0) {
                throw new ModelException(
                        member + " reads " + tensor + ", a second output of a layer, which is not supported");
            }
            call.add(new Member.Reference(tensor.get(0).asText(), tensor.path(1).asInt()));
            operands.addNull();
        }
        requireHarmless(tensor.path(3));
    }

    /**
     * Refuses call arguments that change inference, such as {@code training=True}; augmentations may state it, as they are skipped
     * in any case. The argument {@code y} of an operator is its second operand.
     */
    private void requireHarmless(JsonNode arguments) {
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            JsonNode value = argument.getValue();
            boolean off = argument.getKey().equals("training")
                    && value.isBoolean()
                    && (!value.asBoolean() || RandomLayers.ignoresTraining(member.className()));
            if (operator && argument.getKey().equals("y") && !value.isNull()) {
                if (value.isArray()) {
                    addTensor(value);
                } else {
                    addArgument(value);
                }
            } else if (!value.isNull()
                    && !off
                    && !(operator && argument.getKey().equals("name"))) {
                throw new ModelException(member + " is called with " + argument.getKey() + " = " + value
                        + ", which is not supported: build the model without it");
            }
        }
    }
}
