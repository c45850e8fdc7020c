package camaudit.network.dl4j;

import camaudit.network.ModelException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The layout of maps in DL4J's arrays; a network has a single layout. */
enum Layout {
    NCHW,
    NHWC;

    private static final List<String> OPTIONS = List.of("cnn2dDataFormat", "cnn2DFormat", "dataFormat", "format");

    /**
     * The layout of a network's layers. Batch normalization is left out, since it states a layout even where it normalizes vectors.
     *
     * @throws ModelException if layers differ
     */
    static Layout of(ModelConfig config) {
        Set<String> found = new TreeSet<>();
        for (Vertex vertex : config.vertices()) {
            if (!vertex.type().equals("BatchNormalization")) {
                collect(vertex.options(), found);
            }
            vertex.preprocessor().ifPresent(p -> collect(p, found));
        }
        found.retainAll(List.of(NCHW.name(), NHWC.name()));
        if (found.size() > 1) {
            throw new ModelException("some of its layers have the layout NCHW, others NHWC: build it with one of them");
        }
        return found.contains(NHWC.name()) ? NHWC : NCHW;
    }

    private static void collect(JsonNode options, Set<String> found) {
        OPTIONS.forEach(option -> found.add(options.path(option).asText()));
    }

    /** The dimension of a map (height, width, channels) for a dimension of an array in which the batch is 0; −1 if there is none. */
    int dimension(int axis) {
        if (axis < 1 || axis > 3) {
            return -1;
        }
        return this == NHWC ? axis - 1 : (axis + 1) % 3;
    }

    /** The dimensions of height and width in an array in which the batch is 0. */
    List<Integer> spatialAxes() {
        return this == NHWC ? List.of(1, 2) : List.of(2, 3);
    }

    /** Brings three numbers in the order of the layout into the order height, width, channels. */
    int[] heightWidthChannels(int[] dims) {
        return this == NHWC ? dims : new int[] {dims[1], dims[2], dims[0]};
    }
}
