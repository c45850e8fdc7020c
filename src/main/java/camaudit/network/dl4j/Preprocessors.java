package camaudit.network.dl4j;

import camaudit.network.Flatten;
import camaudit.network.Identity;
import camaudit.network.ModelException;
import camaudit.network.Permutation;
import camaudit.network.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the preprocessors between maps and vectors: flattening, and its inverse. */
final class Preprocessors {
    private static final String TO_VECTOR = "CnnToFeedForwardPreProcessor";
    private static final String TO_VECTOR_LIKE_TENSORFLOW = "TensorFlowCnnToFeedForwardPreProcessor";
    private static final String TO_MAP = "FeedForwardToCnnPreProcessor";

    private Preprocessors() {}

    /**
     * A preprocessor's type and the map that it takes or gives.
     *
     * @param map height, width, channels; empty where they are taken from the first batch
     */
    record Kind(String type, Optional<Shape> map) {
        boolean givesMap() {
            return type.equals(TO_MAP);
        }
    }

    /** @throws ModelException if the preprocessor is not supported */
    static Kind kind(JsonNode json, String where) {
        String type = ClassNames.of(json, where + ": its preprocessor");
        Options options = new Options(where + ", " + type, json);
        if (!List.of(TO_VECTOR, TO_VECTOR_LIKE_TENSORFLOW, TO_MAP).contains(type)) {
            throw new ModelException(where + " has the preprocessor '" + type + "', which is not supported: only "
                    + TO_VECTOR + ", " + TO_VECTOR_LIKE_TENSORFLOW + " and " + TO_MAP + " are");
        }
        options.ignore("format", "shape");
        int height = options.count("inputHeight", 0);
        int width = options.count("inputWidth", 0);
        int channels = options.count("numChannels", 0);
        options.requireAllKnown();
        boolean open = height == 0 && width == 0 && channels == 0 && !type.equals(TO_MAP);
        return new Kind(type, open ? Optional.empty() : Optional.of(Shape.map(height, width, channels)));
    }

    /**
     * True where DL4J flattens channel by channel, and a dense layer can reorder the rows of its kernel instead of the values of
     * the map.
     */
    static boolean isByChannel(Kind kind, LayerContext context) {
        return kind.type().equals(TO_VECTOR)
                && context.layout() == Layout.NCHW
                && known(kind, context.input()).isPresent();
    }

    /** The map before flattening, where its size is known. */
    static Optional<Shape> known(Kind kind, Shape input) {
        return kind.map().or(() -> Optional.of(input).filter(Shape::isKnown)).filter(Shape::isMap);
    }

    static List<Step> read(JsonNode json, LayerContext context) {
        Kind kind = kind(json, context.options().title());
        boolean moves = kind.type().equals(TO_VECTOR) && context.layout() == Layout.NCHW;
        return kind.givesMap() ? toMap(kind, context) : flatten(kind, moves);
    }

    /**
     * The steps that flatten a map.
     *
     * @param channelsFirst channel by channel instead of cell by cell
     */
    static List<Step> flatten(Kind kind, boolean channelsFirst) {
        List<Step> steps = new ArrayList<>();
        kind.map().ifPresent(map -> steps.add(new Step("/map", new Identity("Flatten", Optional.of(map)))));
        if (channelsFirst) {
            steps.add(new Step("/channels_first", new Permutation(List.of(2, 0, 1))));
        }
        steps.add(new Step("", new Flatten()));
        return steps;
    }

    private static List<Step> toMap(Kind kind, LayerContext context) {
        Shape map = kind.map().orElseThrow();
        if (context.input().isMap()) {
            return Step.only(new Identity("FeedForwardToCnn", Optional.of(map)));
        }
        if (context.layout() == Layout.NHWC) {
            throw new ModelException(context.options().title()
                    + ": a vector becomes a map channel by channel, which does not fit the layout NHWC of its layers");
        }
        return Reshapes.steps(context.input(), List.of(map.channels(), map.height(), map.width()), context.layout());
    }
}
