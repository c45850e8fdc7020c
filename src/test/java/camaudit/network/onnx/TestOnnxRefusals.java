package camaudit.network.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.ModelException;
import java.util.List;
import onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is named, with what to do about it. */
class TestOnnxRefusals {
    private static void refused(Graphs graphs, String... messages) {
        refused(graphs.bytes(), messages);
    }

    private static void refused(byte[] content, String... messages) {
        assertThatThrownBy(() -> OnnxReader.read(content, "graph.onnx"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'graph.onnx'")
                .hasMessageContainingAll(messages)
                .hasMessageNotContaining("is damaged and cannot be read");
    }

    @Test
    void allUnknownOperatorsAtOnce() {
        refused(
                Graphs.convolution()
                        .node("QuantizeLinear", List.of("conv"), "q")
                        .node("If", List.of("q"), "branch")
                        .node("Erf", List.of("branch"), "erf")
                        .change(m -> m.getGraphBuilder()
                                .addNode(Onnx.NodeProto.newBuilder()
                                        .setOpType("FusedConv")
                                        .setDomain("com.microsoft")
                                        .addInput("erf")
                                        .addOutput("fused")))
                        .head("fused"),
                "QuantizeLinear (node 'q_node')",
                "If (node 'branch_node')",
                "Erf (node 'erf_node')",
                "com.microsoft.FusedConv (node 'fused')",
                "before it is quantized",
                "Remove the control flow",
                "without an optimizer for one runtime",
                "The supported ones are Abs, Add");
    }

    @Test
    void whatTheScoresDoNotDependOnIsNotRead() {
        Graphs.classifier().node("NonMaxSuppression", List.of("conv"), "boxes").read();
    }

    @Test
    void inputsAndOutputs() {
        refused(Graphs.classifier().end("conv"), "the outputs scores, conv", "extract_model");
        refused(
                Graphs.classifier()
                        .change(m -> m.getGraphBuilder()
                                .addInput(Onnx.ValueInfoProto.newBuilder().setName("mask"))),
                "the inputs image, mask");
        refused(Graphs.on(3, 8).node("Relu", List.of("image"), "r").end("r"), "dimensions [-1, 3, 8]");
        refused(
                Graphs.on(-1, 8, 8)
                        .floats("k", 4, 3, 1, 1)
                        .node("Conv", List.of("image", "k"), "c")
                        .head("c"),
                "leaves its channels open");
        refused(Graphs.classifier().change(m -> m.getGraphBuilder().clearOutput()), "the outputs :");
        refused(Graphs.on(3, 8, 8).wholes("w", 1).end("w"), "output 'w' does not depend on the image");
    }

    @Test
    void weightsElsewhere() {
        refused(
                Graphs.classifier()
                        .change(m -> m.getGraphBuilder()
                                .getInitializerBuilder(0)
                                .clearFloatData()
                                .setDataLocation(Onnx.TensorProto.DataLocation.EXTERNAL)),
                "the weights 'kernel' is in another file",
                "external_data=False");
        refused(
                Graphs.classifier()
                        .change(m -> m.getGraphBuilder().addSparseInitializer(Onnx.SparseTensorProto.newBuilder())),
                "sparse weights");
        refused(
                Graphs.classifier()
                        .change(m ->
                                m.getGraphBuilder().getInitializerBuilder(0).setDataType(8)),
                "holds string");
        refused(
                Graphs.classifier()
                        .change(m ->
                                m.getGraphBuilder().getInitializerBuilder(0).setDataType(23)),
                "holds type 23");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, 29, 1000})
    void operatorSets(int version) {
        refused(Graphs.classifier().opset(version), "operator set " + version, "7 to 28", "convert_version");
    }

    @Test
    void attributes() {
        refused(
                Graphs.convolution()
                        .node("Relu", List.of("conv"), "r", Graphs.whole("magic", 1))
                        .head("r"),
                "Relu node 'r_node' has the attributes [magic]");
        refused(
                Graphs.convolution()
                        .node("LeakyRelu", List.of("conv"), "r", Graphs.whole("alpha", 1))
                        .head("r"),
                "LeakyRelu node 'r_node' has alpha of type INT");
        refused(
                Graphs.convolution()
                        .node(
                                "MaxPool",
                                List.of("conv"),
                                "p",
                                Graphs.ints("kernel_shape", 2, 2),
                                Graphs.ints("dilations", 2, 2))
                        .head("p"),
                "dilation 2, 2 is not supported");
        refused(
                Graphs.convolution()
                        .node(
                                "BatchNormalization",
                                List.of("conv", "b", "b", "b", "b"),
                                "n",
                                Graphs.whole("training_mode", 1))
                        .floats("b", 4)
                        .head("n"),
                "training_mode 1",
                "model.eval()");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reflect   | 1 | Pad node 'p_node' has mode reflect
            constant  | 0 | only zeros around the height and width
            """)
    void padding(String mode, int axis, String message) {
        long[] pads = {0, 0, 1, 1, 0, 0, 1, 1};
        pads[1] = 1L - axis;
        refused(
                Graphs.convolution()
                        .wholes("pads", pads)
                        .node("Pad", List.of("conv", "pads"), "p", Graphs.text("mode", mode))
                        .head("p"),
                message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nearest | align_corners | floor              | 2
            nearest | half_pixel    | floor              | 2
            linear  | align_corners | round_prefer_floor | 2
            linear  | asymmetric    | round_prefer_floor | 2
            cubic   | half_pixel    | round_prefer_floor | 2
            nearest | asymmetric    | floor              | 1.5
            linear  | half_pixel    | floor              | 1.3
            """)
    void resizing(String mode, String positions, String rounding, float factor) {
        refused(
                Graphs.convolution()
                        .tensor(Onnx.TensorProto.newBuilder()
                                .setName("scales")
                                .setDataType(1)
                                .addDims(4)
                                .addAllFloatData(List.of(1f, 1f, factor, factor)))
                        .node(
                                "Resize",
                                List.of("conv", "", "scales"),
                                "up",
                                Graphs.text("mode", mode),
                                Graphs.text("coordinate_transformation_mode", positions),
                                Graphs.text("nearest_mode", rounding))
                        .head("up"),
                "Resize node 'up_node'");
    }

    @Test
    void theBatch() {
        refused(
                Graphs.convolution()
                        .node("Transpose", List.of("conv"), "t", Graphs.ints("perm", 1, 0, 2, 3))
                        .head("t"),
                "Transpose node 't_node' has perm [1, 0, 2, 3]");
        refused(
                Graphs.convolution()
                        .node("ReduceMean", List.of("conv"), "m", Graphs.ints("axes", 0, 2))
                        .head("m"),
                "it is the batch");
        refused(
                Graphs.convolution()
                        .wholes("all", -1)
                        .node("Reshape", List.of("conv", "all"), "r")
                        .head("r"),
                "does not leave the batch of 1 in front");
        refused(
                Graphs.convolution()
                        .node("Concat", List.of("conv", "conv"), "c", Graphs.whole("axis", 0))
                        .head("c"),
                "it is the batch");
    }

    @Test
    void constantsThatDoNotFit() {
        refused(
                Graphs.convolution()
                        .floats("c", 5, 1, 1)
                        .node("Add", List.of("conv", "c"), "s")
                        .head("s"),
                "Add node 's_node' has constant a constant of shape [5, 1, 1]",
                "[batch, 4, 8, 8]");
        refused(
                Graphs.convolution()
                        .floats("c", 1)
                        .node("Div", List.of("c", "conv"), "s")
                        .head("s"),
                "a constant divided by a value");
        refused(
                Graphs.convolution()
                        .floats("c", 1)
                        .node("Pow", List.of("conv", "c"), "s")
                        .head("s"),
                "has exponent");
        refused(
                Graphs.convolution()
                        .node("MatMul", List.of("conv", "conv"), "s")
                        .head("s"),
                "reads its weights from [batch, 4, 8, 8], which depends on the image");
        refused(
                Graphs.classifier()
                        .change(m -> m.getGraphBuilder().getNodeBuilder(0).setInput(1, "nowhere")),
                "reads 'nowhere', which no node before it puts out");
    }

    @Test
    void openSizesWhereTheSizeMatters() {
        refused(
                Graphs.on(3, -1, -1)
                        .node(
                                "MaxPool",
                                List.of("image"),
                                "p",
                                Graphs.ints("kernel_shape", 2, 2),
                                Graphs.whole("ceil_mode", 1))
                        .end("p"),
                "ceil_mode 1",
                "fixed image size");
    }
}
