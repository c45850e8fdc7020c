package camaudit.network.dl4j;

import camaudit.network.GlobalPooling;
import camaudit.network.Padding;
import camaudit.network.Pooling;
import camaudit.network.Reshape;
import camaudit.network.Window;
import camaudit.network.ZeroPadding;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Pooling over windows and over whole maps. */
final class PoolingLayers {
    private static final List<String> TYPES = List.of("MAX", "AVG");

    private PoolingLayers() {}

    /** A mean that counts padding as zeros becomes zero padding and a mean without padding. */
    static List<Step> pooling(LayerContext context) {
        Options options = context.options();
        options.ignore("cnn2dDataFormat", "pnorm", "eps");
        Pooling.Mode mode = mode(options);
        Window window = Kernels.window(options);
        boolean counts = options.flag("avgPoolIncludePadInDivisor").orElse(true) && mode == Pooling.Mode.AVERAGE;
        Padding padding =
                counts && window.padding().mode() == Padding.Mode.SAME ? constant(window, options) : window.padding();
        if (!counts || padding.isNone()) {
            return options.named(() -> Step.only(new Pooling(mode, window)));
        }
        return options.named(() -> Step.after(
                "/padded",
                new ZeroPadding(padding.top(), padding.bottom(), padding.left(), padding.right()),
                Step.only(new Pooling(mode, window.withPadding(Padding.VALID)))));
    }

    /** The padding of mode Same, for stride 1, where it does not depend on the size of the map. */
    private static Padding constant(Window window, Options options) {
        if (window.strideHeight() != 1 || window.strideWidth() != 1) {
            throw options.refuse(
                    "avgPoolIncludePadInDivisor", true, "with mode Same and a stride above 1, only false is");
        }
        int rows = window.kernelHeight() - 1;
        int columns = window.kernelWidth() - 1;
        return Padding.explicit(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
    }

    /** Without collapseDimensions, the result is a map of one cell. */
    static List<Step> global(LayerContext context) {
        Options options = context.options();
        options.ignore("pnorm");
        GlobalPooling pooling = new GlobalPooling(mode(options));
        Optional<JsonNode> dimensions = options.find("poolingDimensions");
        List<Integer> axes = dimensions.map(Json::elements).orElse(List.of()).stream()
                .map(JsonNode::asInt)
                .toList();
        if (dimensions.isPresent() && !axes.equals(context.layout().spatialAxes())) {
            throw options.refuse(
                    "poolingDimensions",
                    dimensions.get(),
                    "only height and width are, in layout " + context.layout() + " "
                            + context.layout().spatialAxes());
        }
        return options.flag("collapseDimensions").orElse(true)
                ? Step.only(pooling)
                : Step.after(
                        "/pooled",
                        pooling,
                        Step.only(new Reshape(List.of(1, 1, context.input().channels()))));
    }

    private static Pooling.Mode mode(Options options) {
        options.require("poolingType");
        return options.word("poolingType", TYPES).orElse("").equals("MAX") ? Pooling.Mode.MAX : Pooling.Mode.AVERAGE;
    }
}
