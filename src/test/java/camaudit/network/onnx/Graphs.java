package camaudit.network.onnx;

import camaudit.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import onnx.Onnx;
import onnx.Onnx.AttributeProto.AttributeType;

/** Small ONNX graphs, to change and to read. */
final class Graphs {
    private final Onnx.ModelProto.Builder model = Onnx.ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(Onnx.OperatorSetIdProto.newBuilder().setVersion(17));

    private final Random random = new Random(3);

    /** A graph that takes images (channels, height, width); negative numbers are open. */
    static Graphs on(long... image) {
        Graphs graphs = new Graphs();
        graphs.model.getGraphBuilder().setName("graph").addInput(value("image", image));
        return graphs;
    }

    /** An image of 3×8×8, a convolution to 4 channels as {@code conv}. */
    static Graphs convolution() {
        return on(3, 8, 8)
                .floats("kernel", 4, 3, 3, 3)
                .node("Conv", List.of("image", "kernel"), "conv", ints("pads", 1, 1, 1, 1));
    }

    /** {@code convolution()}, the mean over its cells and a dense layer: what is read without complaint. */
    static Graphs classifier() {
        return convolution().head("conv");
    }

    private static Onnx.ValueInfoProto value(String name, long... image) {
        Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder();
        shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (long dim : image) {
            shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
        }
        return Onnx.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(Onnx.TypeProto.newBuilder()
                        .setTensorType(Onnx.TypeProto.Tensor.newBuilder()
                                .setElemType(1)
                                .setShape(shape)))
                .build();
    }

    @SuppressWarnings("CanIgnoreReturnValueSuggester")
    Graphs change(Consumer<Onnx.ModelProto.Builder> change) {
        change.accept(model);
        return this;
    }

    Graphs opset(int version) {
        model.getOpsetImportBuilder(0).setVersion(version);
        return this;
    }

    Graphs floats(String name, long... dims) {
        Onnx.TensorProto.Builder tensor =
                Onnx.TensorProto.newBuilder().setName(name).setDataType(1);
        long size = 1;
        for (long dim : dims) {
            tensor.addDims(dim);
            size *= dim;
        }
        for (int i = 0; i < size; i++) {
            tensor.addFloatData((float) random.nextGaussian());
        }
        return tensor(tensor);
    }

    Graphs wholes(String name, long... values) {
        Onnx.TensorProto.Builder tensor =
                Onnx.TensorProto.newBuilder().setName(name).setDataType(7).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor(tensor);
    }

    Graphs tensor(Onnx.TensorProto.Builder tensor) {
        model.getGraphBuilder().addInitializer(tensor);
        return this;
    }

    Graphs node(String operator, List<String> inputs, String output, Onnx.AttributeProto... attributes) {
        model.getGraphBuilder()
                .addNode(Onnx.NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(output + "_node")
                        .addAllInput(inputs)
                        .addOutput(output)
                        .addAllAttribute(List.of(attributes)));
        return this;
    }

    /** Ends on the mean over the cells of a map of 4 channels and a dense layer. */
    Graphs head(String map) {
        return node("GlobalAveragePool", List.of(map), "mean")
                .node("Flatten", List.of("mean"), "flat")
                .floats("dense", 4, 5)
                .node("Gemm", List.of("flat", "dense"), "scores")
                .end("scores");
    }

    Graphs end(String output) {
        model.getGraphBuilder().addOutput(Onnx.ValueInfoProto.newBuilder().setName(output));
        return this;
    }

    byte[] bytes() {
        return model.build().toByteArray();
    }

    Network read() {
        return OnnxReader.read(bytes(), "graph.onnx");
    }

    static Onnx.AttributeProto ints(String name, long... values) {
        Onnx.AttributeProto.Builder attribute =
                Onnx.AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static Onnx.AttributeProto whole(String name, long value) {
        return Pattern.whole(name, value);
    }

    static Onnx.AttributeProto text(String name, String value) {
        return Onnx.AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(org.nd4j.shade.protobuf.ByteString.copyFromUtf8(value))
                .build();
    }

    /** What a name of a node's kind is called in a listing. */
    static Optional<String> kind(Network network, String node) {
        return network.nodes().stream()
                .filter(n -> n.name().equals(node))
                .map(n -> n.operation().kind())
                .findFirst();
    }
}
