package camaudit.network.keras;

import camaudit.network.Affine;
import camaudit.network.Elementwise;
import camaudit.network.Operation;
import camaudit.network.Shape;
import camaudit.network.WeightedSum;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Readers of the arithmetic that Python's operators write into a model: x + 3, x·y, x ÷ 6. */
final class Operators {
    /** The prefix of operators' class names, which distinguishes them from layers. */
    static final String PREFIX = "ops.";

    /** The option that holds the operands: a number for a constant, null for an input. */
    static final String OPERANDS = "operands";

    static final Map<String, LayerReader.Merging> READERS = Map.of(
            PREFIX + "Add", Operators::add,
            PREFIX + "Subtract", Operators::subtract,
            PREFIX + "Multiply", Operators::multiply,
            PREFIX + "Divide", Operators::divide);

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("Add", "Add"),
            Map.entry("Subtract", "Subtract"),
            Map.entry("Multiply", "Multiply"),
            Map.entry("Divide", "Divide"),
            Map.entry("TrueDivide", "Divide"),
            Map.entry("__operators__.add", "Add"),
            Map.entry("math.add", "Add"),
            Map.entry("math.subtract", "Subtract"),
            Map.entry("math.multiply", "Multiply"),
            Map.entry("math.truediv", "Divide"),
            Map.entry("math.divide", "Divide"));

    private Operators() {}

    /** The class name here for a Keras 3 class or TensorFlow function, if it is a supported operator. */
    static Optional<String> className(String function) {
        return Optional.ofNullable(FUNCTIONS.get(function)).map(name -> PREFIX + name);
    }

    private record Operands(List<JsonNode> values) {
        static Operands of(Options options) {
            JsonNode operands = options.require(OPERANDS);
            List<JsonNode> values = Json.elements(operands);
            boolean known = values.stream().allMatch(v -> v.isNull() || v.isNumber());
            if (values.size() != 2 || !known) {
                throw options.refuse(OPERANDS, operands, "two are expected, outputs of layers or numbers");
            }
            return new Operands(values);
        }

        boolean isNumber(int index) {
            return values.get(index).isNumber();
        }

        double number(int index) {
            return values.get(index).doubleValue();
        }

        /** The operand that is a number, if there is one. */
        OptionalDouble number() {
            return values.stream()
                    .filter(JsonNode::isNumber)
                    .mapToDouble(JsonNode::doubleValue)
                    .findFirst();
        }
    }

    private static Operation add(Options options, List<Shape> inputs) {
        return Operands.of(options).number().stream()
                .<Operation>mapToObj(number -> Affine.of(1, number))
                .findFirst()
                .orElseGet(() -> MergeLayers.add(inputs));
    }

    private static Operation multiply(Options options, List<Shape> inputs) {
        return Operands.of(options).number().stream()
                .<Operation>mapToObj(number -> Affine.of(number, 0))
                .findFirst()
                .orElseGet(() -> new Elementwise(Elementwise.Function.MULTIPLY));
    }

    private static Operation subtract(Options options, List<Shape> inputs) {
        Operands operands = Operands.of(options);
        if (operands.isNumber(1)) {
            return Affine.of(1, -operands.number(1));
        }
        return operands.isNumber(0) ? Affine.of(-1, operands.number(0)) : WeightedSum.difference();
    }

    private static Operation divide(Options options, List<Shape> inputs) {
        Operands operands = Operands.of(options);
        if (operands.isNumber(1)) {
            return Affine.of(1 / operands.number(1), 0);
        }
        if (operands.isNumber(0)) {
            throw options.refuse(OPERANDS, operands.values(), "a number is not divided by a map");
        }
        return new Elementwise(Elementwise.Function.DIVIDE);
    }
}
