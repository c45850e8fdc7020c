package camaudit.network.keras;

import camaudit.network.Flatten;
import camaudit.network.GlobalPooling;
import camaudit.network.Input;
import camaudit.network.Operation;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Input, pooling, padding and flattening: layers on feature maps that have no weights. */
final class MapLayers {
    private static final String WANTED =
            "an image input (batch, height, width, channels) of at most " + Options.MAX_CELLS + " each is expected";

    private MapLayers() {}

    static Operation input(Options options) {
        JsonNode shape = options.require("batch_shape", "batch_input_shape");
        options.requireOff("sparse", "save a model with a dense input");
        options.requireOff("ragged", "save a model with a dense input");
        options.requireOff("optional", "save a model with a required input");
        List<JsonNode> dims = Json.elements(shape);
        if (dims.size() != 4 || dims.get(3).isNull()) {
            throw options.refuse("batch_shape", shape, WANTED);
        }
        return new Input(Shape.map(
                size(options, shape, dims.get(1)),
                size(options, shape, dims.get(2)),
                size(options, shape, dims.get(3))));
    }

    private static int size(Options options, JsonNode shape, JsonNode dim) {
        if (dim.isNull()) {
            return Shape.UNKNOWN;
        }
        return Json.whole(dim, 1, Options.MAX_CELLS).orElseThrow(() -> options.refuse("batch_shape", shape, WANTED));
    }

    static Operation pooling(Options options, Pooling.Mode mode) {
        options.requireChannelsLast();
        int[] size = options.pair("pool_size");
        int[] strides = options.find("strides").isPresent() ? options.pair("strides") : size;
        return new Pooling(mode, new Window(size[0], size[1], strides[0], strides[1], padding(options)));
    }

    static Padding padding(Options options) {
        String padding = options.text("padding", "border_mode").orElse("valid");
        return switch (padding) {
            case "valid" -> Padding.VALID;
            case "same" -> Padding.SAME;
            default -> throw options.refuse("padding", padding, "only valid and same are");
        };
    }

    /** With {@code keepdims}, the result is a map of one cell. */
    static List<Operation> globalPooling(Options options, Shape input, Pooling.Mode mode) {
        options.requireChannelsLast();
        GlobalPooling pooling = new GlobalPooling(mode);
        return options.flag("keepdims").orElse(false)
                ? List.of(pooling, new Reshape(List.of(1, 1, input.channels())))
                : List.of(pooling);
    }

    static Operation flatten(Options options) {
        options.requireChannelsLast();
        return new Flatten();
    }

    static Operation zeroPadding(Options options) {
        options.requireChannelsLast();
        int[] cells = sides(options, "padding");
        return new ZeroPadding(cells[0], cells[1], cells[2], cells[3]);
    }

    /** The sides (top, bottom, left, right): one number for all, two for rows and columns, or two pairs (top, bottom), (left, right). */
    static int[] sides(Options options, String name) {
        JsonNode value = options.require(name);
        List<JsonNode> sides = new ArrayList<>();
        for (JsonNode part : Json.elements(value)) {
            sides.addAll(Json.elements(part));
        }
        int[] cells = new int[sides.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Json.whole(sides.get(i), 0, Options.MAX_CELLS)
                    .orElseThrow(() -> options.refuse(
                            name, value, "whole numbers of 0 to " + Options.MAX_CELLS + " are expected"));
        }
        return switch (cells.length) {
            case 1 -> new int[] {cells[0], cells[0], cells[0], cells[0]};
            case 2 -> new int[] {cells[0], cells[0], cells[1], cells[1]};
            case 4 -> cells;
            default -> throw options.refuse(name, value, "one, two or four numbers are expected");
        };
    }
}
