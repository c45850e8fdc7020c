package camaudit.network.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import camaudit.network.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.protobuf.ByteString;

/** Damaged and hostile files: a network or a refusal, in little time and memory. */
class TestOnnxDamagedFiles {
    private static final Path FOLDER = Path.of("src/test/resources/models/onnx");

    /** Of a thread, in bytes, for a small file: room for the classes and messages that reading needs. */
    private static final long LITTLE = 2 * Budget.BASE;

    private static byte[] file(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }

    private static void requireNetworkOrRefusal(byte[] content) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            long before = allocated();
            try {
                OnnxReader.read(content, "flipped.onnx");
            } catch (ModelException e) {
                assertThat(e).hasMessageContaining("'flipped.onnx'");
            }
            assertThat(allocated() - before).isLessThan(LITTLE);
        });
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pools-script-11.onnx", "shapes-dynamo-18.onnx", "keras-script-13.onnx"})
    void filesCutShortAnywhere(String name) throws IOException {
        byte[] whole = file(name);
        int step = Math.max(1, whole.length / 400);
        for (int length = 0; length < whole.length - 200; length += length < 200 ? 1 : step) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OnnxReader.read(part, "cut.onnx"))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'cut.onnx'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rare-script-17.onnx", "shapes-script-13.onnx", "pools-dynamo-18.onnx", "convnext-dynamo-18.onnx"
            })
    void flippedBytesGiveANetworkOrARefusal(String name) throws IOException {
        byte[] whole = file(name);
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = whole.clone();
            for (int flips = random.nextInt(4) + 1; flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            requireNetworkOrRefusal(damaged);
        }
    }

    @Test
    void flippedBytesOfAGraphWithoutWeights() {
        byte[] whole = Graphs.classifier()
                .change(m -> m.getGraphBuilder().clearInitializer())
                .bytes();
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 0x7f, 0xff, whole[at] ^ 8}) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                requireNetworkOrRefusal(damaged);
            }
        }
    }

    @Test
    void whatIsNoOnnxFile() {
        for (String start :
                List.of("", "<!DOCTYPE html>", "PK\u0003\u0004", "\u0089HDF\r\n", "hello", "\b", "\b\u0008")) {
            byte[] content = start.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(OnnxReader.isOnnx(content)).as(start).isFalse();
            assertThatThrownBy(() -> OnnxReader.read(content, "no.onnx"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("'no.onnx': it does not start as an ONNX file does");
        }
        assertThat(OnnxReader.isOnnx(Graphs.classifier().bytes())).isTrue();
    }

    private static void refused(Graphs graphs, String message) {
        refused(graphs.bytes(), message);
    }

    private static void refused(byte[] content, String message) {
        long before = allocated();
        assertThatThrownBy(() -> OnnxReader.read(content, "hostile.onnx"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("is damaged and cannot be read")
                .hasMessageNotContaining("more memory than there is");
        assertThat(allocated() - before).isLessThan(LITTLE + 16L * content.length);
    }

    private static Onnx.TensorProto.Builder tensor(long... dims) {
        Onnx.TensorProto.Builder tensor =
                Onnx.TensorProto.newBuilder().setName("huge").setDataType(1);
        Arrays.stream(dims).forEach(tensor::addDims);
        return tensor;
    }

    @Test
    void shapesThatTheDataDoesNotFill() {
        Graphs sum =
                Graphs.convolution().node("Add", List.of("conv", "huge"), "sum").head("sum");
        byte[] base = sum.bytes();
        assertThat(base).isNotEmpty();
        for (long[] dims : new long[][] {
            {1 << 30},
            {Long.MAX_VALUE},
            {-1},
            {-4, -1},
            {1 << 16, 1 << 16, 1 << 16, 1 << 16},
            {0, Long.MAX_VALUE},
            {1, 1, 1, 1, 1, 1, 1, 1, 1},
            {4, 1, 1}
        }) {
            refused(
                    Graphs.convolution()
                            .node("Add", List.of("conv", "huge"), "sum")
                            .head("sum")
                            .tensor(tensor(dims).setRawData(ByteString.copyFrom(new byte[12]))),
                    "the weights 'huge'");
            refused(
                    Graphs.convolution()
                            .node("Add", List.of("conv", "huge"), "sum")
                            .head("sum")
                            .tensor(tensor(dims).addFloatData(1)),
                    "the weights 'huge'");
        }
    }

    @Test
    void constantsThatGrow() {
        refused(
                Graphs.convolution()
                        .wholes("shape", 1 << 15, 1 << 15)
                        .node("ConstantOfShape", List.of("shape"), "huge")
                        .node("Add", List.of("conv", "huge"), "sum")
                        .head("sum"),
                "its constants take more than");
        refused(
                Graphs.convolution()
                        .wholes("shape", Integer.MAX_VALUE, Integer.MAX_VALUE, 4)
                        .node("Expand", List.of("kernel", "shape"), "huge")
                        .node("Add", List.of("conv", "huge"), "sum")
                        .head("sum"),
                "their dimensions must be equal or 1");
        Graphs doubling = Graphs.convolution().floats("v0", 1024);
        for (int i = 0; i < 40; i++) {
            doubling.node("Concat", List.of("v" + i, "v" + i), "v" + (i + 1), Graphs.whole("axis", 0));
        }
        refused(doubling.node("Add", List.of("conv", "v40"), "sum").head("sum"), "its constants take more than");
    }

    @Test
    void valuesThatGrow() {
        Graphs doubling = Graphs.convolution();
        String last = "conv";
        for (int i = 0; i < 40; i++) {
            doubling.node("Concat", List.of(last, last), "v" + i, Graphs.whole("axis", 1));
            last = "v" + i;
        }
        refused(doubling.head(last), "fit into memory");
    }

    @Test
    void circles() {
        refused(
                Graphs.convolution()
                        .node("Add", List.of("conv", "b"), "a")
                        .node("Relu", List.of("a"), "b")
                        .head("b"),
                "reads 'b', which no node before it puts out");
        refused(
                Graphs.convolution().node("Add", List.of("conv", "a"), "a").head("a"),
                "reads 'a', which no node before it puts out");
        refused(
                Graphs.convolution().node("Relu", List.of("conv"), "conv").head("conv"),
                "puts out 'conv', as another one does");
    }

    @Test
    void deepNesting() {
        Onnx.GraphProto graph = Onnx.GraphProto.newBuilder().setName("inner").build();
        for (int i = 0; i < 60; i++) {
            graph = Onnx.GraphProto.newBuilder()
                    .addNode(Onnx.NodeProto.newBuilder()
                            .addAttribute(Onnx.AttributeProto.newBuilder().setG(graph)))
                    .build();
        }
        Onnx.GraphProto inner = graph;
        refused(
                Graphs.classifier()
                        .change(m -> m.getGraphBuilder()
                                .getNodeBuilder(0)
                                .addAttribute(Onnx.AttributeProto.newBuilder()
                                        .setName("body")
                                        .setG(inner))),
                "deep");
    }

    @Test
    void manySmallMessages() {
        byte[] start = Graphs.classifier().bytes();
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.writeBytes(start);
        for (int i = 0; i < 2_000_000; i++) {
            many.write(0x72);
            many.write(0);
        }
        refused(many.toByteArray(), "has more than 1000000 fields");
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.writeBytes(start);
        twice.writeBytes(start);
        refused(twice.toByteArray(), "two fields 'graph'");
    }
}
