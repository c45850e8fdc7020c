package camaudit.network.keras;

import camaudit.network.Add;
import camaudit.network.Concatenation;
import camaudit.network.Dot;
import camaudit.network.Elementwise;
import camaudit.network.Operation;
import camaudit.network.Shape;
import camaudit.network.WeightedSum;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Readers of layers with several inputs. */
final class MergeLayers {
    static final Map<String, LayerReader.Merging> READERS = Map.of(
            "Add", (options, inputs) -> add(inputs),
            "Subtract", (options, inputs) -> WeightedSum.difference(),
            "Multiply", (options, inputs) -> new Elementwise(Elementwise.Function.MULTIPLY),
            "Average", (options, inputs) -> WeightedSum.average(inputs.size()),
            "Maximum", (options, inputs) -> new Elementwise(Elementwise.Function.MAXIMUM),
            "Minimum", (options, inputs) -> new Elementwise(Elementwise.Function.MINIMUM),
            "Concatenate", (options, inputs) -> concatenation(options, inputs, "axis"),
            "Dot", MergeLayers::dot,
            "Merge", MergeLayers::merge);

    private MergeLayers() {}

    /** The plain sum if all inputs have one shape, else a sum that repeats the smaller ones. */
    static Operation add(List<Shape> inputs) {
        return inputs.stream().distinct().count() == 1 ? new Add() : WeightedSum.sum(inputs.size());
    }

    private static Operation concatenation(Options options, List<Shape> inputs, String axis) {
        JsonNode value = options.find(axis).orElse(null);
        int rank = inputs.get(0).dims().size();
        return new Concatenation(value == null ? rank - 1 : axis(options, axis, value, rank));
    }

    /** Turns an axis that is counted with the batch, from the start or the end, into one counted without. */
    private static int axis(Options options, String name, JsonNode value, int rank) {
        int axis = Json.whole(value, -rank, rank)
                .orElseThrow(
                        () -> options.refuse(name, value, "an axis of a value of " + rank + " dimensions is expected"));
        if (axis == 0) {
            throw options.refuse(name, value, "the images of a batch must stay apart");
        }
        return axis > 0 ? axis - 1 : axis + rank;
    }

    private static Operation dot(Options options, List<Shape> inputs) {
        options.requireOff("normalize", "normalize before with UnitNormalization");
        JsonNode axes = options.require("axes");
        List<JsonNode> both = Json.elements(axes);
        if (both.size() > 2 || inputs.size() != 2) {
            throw options.refuse("axes", axes, "one axis of each of two inputs is expected");
        }
        return new Dot(
                axis(options, "axes", both.get(0), inputs.get(0).dims().size()),
                axis(
                        options,
                        "axes",
                        both.get(both.size() - 1),
                        inputs.get(1).dims().size()));
    }

    /** The layer Merge of Keras 1. */
    private static Operation merge(Options options, List<Shape> inputs) {
        String mode = options.text("mode").orElse("sum");
        Operation operation = switch (mode) {
            case "sum" -> add(inputs);
            case "mul" -> new Elementwise(Elementwise.Function.MULTIPLY);
            case "ave" -> WeightedSum.average(inputs.size());
            case "max" -> new Elementwise(Elementwise.Function.MAXIMUM);
            case "concat" -> concatenation(options, inputs, "concat_axis");
            default -> throw options.refuse("mode", mode, "only sum, mul, ave, max and concat are");
        };
        // These options only matter for other modes.
        options.ignore(
                "concat_axis",
                "dot_axes",
                "output_shape",
                "output_shape_type",
                "output_mask",
                "output_mask_type",
                "arguments",
                "mode_type");
        return operation;
    }
}
