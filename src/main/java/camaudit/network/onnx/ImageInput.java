package camaudit.network.onnx;

import camaudit.network.ModelException;
import camaudit.network.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onnx.Onnx;
import onnx.Onnx.TensorShapeProto.Dimension.ValueCase;

/**
 * The image input of a graph.
 *
 * @param dims as the file gives them, {@link Shape#UNKNOWN} where they are open
 */
record ImageInput(String name, List<Integer> dims) {
    private static final Set<String> ON_CHANNELS_FIRST = Set.of(
            "Conv", "ConvTranspose", "MaxPool", "AveragePool", "GlobalAveragePool", "BatchNormalization", "Resize");

    private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);

    ImageInput {
        dims = List.copyOf(dims);
    }

    /**
     * The only input of a graph.
     *
     * @param weights names of inputs that have a stored value
     * @throws ModelException if there is not exactly one, or it is not an image
     */
    static ImageInput of(Onnx.GraphProto graph, Set<String> weights) {
        List<Onnx.ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(i -> !weights.contains(i.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new ModelException("it has the inputs "
                    + NodeNames.few(
                            inputs.stream().map(Onnx.ValueInfoProto::getName).toList())
                    + ": exactly one image input is supported; keep one with onnx.utils.extract_model");
        }
        Onnx.ValueInfoProto input = inputs.get(0);
        List<Integer> dims = new ArrayList<>();
        for (Onnx.TensorShapeProto.Dimension dim :
                input.getType().getTensorType().getShape().getDimList()) {
            boolean isOpen = dim.getValueCase() != ValueCase.DIM_VALUE || dim.getDimValue() < 1;
            if (!isOpen && dim.getDimValue() > Integer.MAX_VALUE) {
                throw new ModelException("input '" + input.getName() + "' has a dimension of " + dim.getDimValue()
                        + ": export the model for smaller images");
            }
            dims.add(isOpen ? Shape.UNKNOWN : (int) dim.getDimValue());
        }
        if (dims.size() != 4) {
            throw new ModelException("input '" + input.getName() + "' has the dimensions " + dims
                    + ": an image input (batch, channels, height, width), or channels last, is expected");
        }
        if (input.getName().isBlank()) {
            throw new ModelException("its input has no name: export the model again");
        }
        return new ImageInput(input.getName(), dims);
    }

    /** The batch size that the file is for, 1 where it is open. */
    int batch() {
        return dims.get(0) == Shape.UNKNOWN ? 1 : dims.get(0);
    }

    Shape shape(List<Onnx.NodeProto> nodes) {
        boolean first = isChannelsFirst(nodes);
        int channels = dims.get(first ? 1 : 3);
        if (channels == Shape.UNKNOWN) {
            throw new ModelException("input '" + name + "' leaves its channels open (" + dims
                    + "): export the model with the number of channels");
        }
        return first ? Shape.map(dims.get(2), dims.get(3), channels) : Shape.map(dims.get(1), dims.get(2), channels);
    }

    List<List<Integer>> axes(List<Onnx.NodeProto> nodes) {
        return isChannelsFirst(nodes) ? View.channelsFirst() : View.plain(3);
    }

    /** Decided by the first node that takes maps or transposes; without one, by the sizes of the dimensions. */
    private boolean isChannelsFirst(List<Onnx.NodeProto> nodes) {
        Set<String> images = new HashSet<>(Set.of(name));
        for (Onnx.NodeProto node : nodes) {
            if (node.getInputCount() == 0 || node.getInputList().stream().noneMatch(images::contains)) {
                continue;
            }
            if (ON_CHANNELS_FIRST.contains(node.getOpType())) {
                return true;
            }
            if (node.getOpType().equals("Transpose")) {
                return !new Attributes(node, NodeNames.label(node))
                        .wholes("perm")
                        .filter(perm -> List.of(0L, 3L, 1L, 2L)
                                .equals(java.util.Arrays.stream(perm).boxed().toList()))
                        .isPresent();
            }
            images.addAll(node.getOutputList());
        }
        return !(CHANNELS.contains(dims.get(3)) && !CHANNELS.contains(dims.get(1)));
    }
}
