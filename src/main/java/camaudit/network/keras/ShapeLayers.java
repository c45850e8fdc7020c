package camaudit.network.keras;

import camaudit.network.Cropping;
import camaudit.network.Operation;
import camaudit.network.Permutation;
import camaudit.network.Resampling;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Readers of layers that move values: reshaping, permuting, cropping, resizing. */
final class ShapeLayers {
    private ShapeLayers() {}

    static Operation reshape(Options options) {
        JsonNode target = options.require("target_shape", "dims");
        List<Integer> dims = new ArrayList<>();
        for (JsonNode dim : Json.elements(target)) {
            dims.add(Json.whole(dim, -1, Integer.MAX_VALUE)
                    .orElseThrow(() -> options.refuse(
                            "target_shape", target, "whole numbers, of which one may be -1, are expected")));
        }
        return options.named(() -> new Reshape(dims));
    }

    static Operation permute(Options options) {
        JsonNode dims = options.require("dims");
        List<Integer> order = new ArrayList<>();
        for (JsonNode dim : Json.elements(dims)) {
            order.add(Json.whole(dim, 1, 8)
                            .orElseThrow(() -> options.refuse("dims", dims, "dimensions from 1 on are expected"))
                    - 1);
        }
        return options.named(() -> new Permutation(order));
    }

    static Operation cropping(Options options) {
        options.requireChannelsLast();
        int[] cells = MapLayers.sides(options, "cropping");
        return new Cropping(cells[0], cells[1], cells[2], cells[3]);
    }

    static Operation centerCrop(Options options, Shape input) {
        options.requireChannelsLast();
        int height = options.count("height");
        int width = options.count("width");
        if (!input.isMap() || !input.isKnown() || input.height() < height || input.width() < width) {
            throw options.refuse(
                    "height, width",
                    height + ", " + width,
                    "the image must be of a known size and at least as large, here it is " + input);
        }
        int top = (input.height() - height) / 2;
        int left = (input.width() - width) / 2;
        return new Cropping(top, input.height() - height - top, left, input.width() - width - left);
    }

    static Operation upSampling(Options options) {
        options.requireChannelsLast();
        int[] size = options.pair("size");
        return new Resampling(
                new Resampling.Size(Resampling.Unit.TIMES_INPUT, size[0], size[1]), interpolation(options, "nearest"));
    }

    static Operation resizing(Options options, Shape input) {
        options.requireChannelsLast();
        options.ignore("fill_mode", "fill_value");
        options.requireOff("antialias", "only resizing without it is supported");
        options.requireOff("crop_to_aspect_ratio", "only resizing of the whole image is supported");
        options.requireOff("pad_to_aspect_ratio", "only resizing of the whole image is supported");
        Resampling.Size size =
                new Resampling.Size(Resampling.Unit.CELLS, options.count("height"), options.count("width"));
        return new Resampling(size, interpolation(options, "bilinear"));
    }

    private static Resampling.Interpolation interpolation(Options options, String standard) {
        String name = options.text("interpolation").orElse(standard);
        for (Resampling.Interpolation interpolation : Resampling.Interpolation.values()) {
            if (interpolation.name().equals(name.toUpperCase(Locale.ROOT))) {
                return interpolation;
            }
        }
        throw options.refuse("interpolation", name, "only nearest, bilinear, bicubic, lanczos3 and lanczos5 are");
    }
}
