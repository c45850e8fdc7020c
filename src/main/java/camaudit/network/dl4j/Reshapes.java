package camaudit.network.dl4j;

import camaudit.network.Permutation;
import camaudit.network.Reshape;
import camaudit.network.Shape;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reshapes values in the order in which DL4J stores them: maps of layout NCHW channel by channel. */
final class Reshapes {
    private static final Permutation CHANNELS_FIRST = new Permutation(List.of(2, 0, 1));
    private static final Permutation CHANNELS_LAST = new Permutation(List.of(1, 2, 0));

    private Reshapes() {}

    static List<Step> vertex(LayerContext context) {
        Options options = context.options();
        options.word("reshapeOrder", List.of("c"));
        options.ignore("maskShape");
        JsonNode stated = options.require("newShape");
        List<Integer> dims = new ArrayList<>();
        for (JsonNode dim : Json.elements(stated)) {
            dims.add(Json.whole(dim, -1, Integer.MAX_VALUE).orElse(0));
        }
        int batch = dims.isEmpty() ? 0 : dims.remove(0);
        if (batch != -1
                || (dims.size() != 1 && dims.size() != 3)
                || dims.stream().anyMatch(d -> d < 1)) {
            throw options.refuse("newShape", stated, "-1 for the batch, then the size of a vector or map, is expected");
        }
        return steps(context.input(), dims, context.layout());
    }

    /** The steps from an input to a value of these dimensions in DL4J's order. */
    static List<Step> steps(Shape input, List<Integer> dims, Layout layout) {
        List<Step> steps = new ArrayList<>();
        if (layout == Layout.NCHW && input.isMap()) {
            steps.add(new Step("/channels_first", CHANNELS_FIRST));
        }
        boolean turned = layout == Layout.NCHW && dims.size() == 3;
        steps.add(new Step(turned ? "/reshaped" : "", new Reshape(dims)));
        if (turned) {
            steps.add(new Step("", CHANNELS_LAST));
        }
        return steps;
    }
}
