package camaudit.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.Convolution;
import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Node;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDl4jReader {
    /** 3 + 54 of the convolution, 12 of the normalization, 135 + 5 and 15 + 3 of the dense layers. */
    private static final int VALUES = 227;

    @Test
    void layersOfACommittedChain() {
        Network network = Dl4jReader.read(Zips.bytes(Zips.CHAIN), "chain.zip").withInputSize(8, 9);
        assertThat(listing(network)).isEqualTo("""
                input Input 8×9×2
                layer0/pre_activation Conv2D 3×3 6×7×3
                layer0 ReLU 6×7×3
                layer1 BatchNorm 6×7×3
                layer2 MaxPool 2×2 3×3×3
                layer3/input/map Flatten 3×3×3
                layer3/input Flatten 27
                layer3/pre_activation Dense 5
                layer3 tanh 5
                layer4/pre_activation Dense 3
                layer4 softmax 3""");
    }

    @Test
    void layersOfACommittedGraph() {
        Network network = Dl4jReader.read(Zips.bytes("graph.zip"), "graph.zip").withInputSize(6, 6);
        assertThat(listing(network)).isEqualTo("""
                image Input 6×6×2
                stem/pre_activation Conv2D 3×3 6×6×4
                stem ReLU 6×6×4
                side/pre_activation Conv2D 1×1 6×6×4
                side ReLU slope 0.2 6×6×4
                sum Add 6×6×4
                pool GlobalAveragePool 4
                scores/pre_activation Dense 3
                scores softmax 3""");
    }

    @Test
    void committedWeights() {
        Network network = Dl4jReader.read(Zips.bytes(Zips.CHAIN), "chain.zip");
        Convolution convolution = (Convolution) network.nodes().get(1).operation();
        float[] file = firstValues(57);
        assertThat(convolution.bias().values()).containsExactly(file[0], file[1], file[2]);
        // Filter 1, channel 1, row 2, column 0 stands at ((1·2 + 1)·3 + 2)·3 + 0 behind the biases.
        assertThat(convolution.kernel().values()[((2 * 3 + 0) * 2 + 1) * 3 + 1]).isEqualTo(file[3 + 33]);
    }

    private static float[] firstValues(int count) {
        byte[] entry = Zips.entries(Zips.CHAIN).getOrDefault(Zips.COEFFICIENTS, new byte[0]);
        ByteBuffer buffer = ByteBuffer.wrap(entry);
        int at = new String(entry, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("FLOAT") + 5;
        float[] values = new float[count];
        buffer.position(at);
        buffer.asFloatBuffer().get(values);
        return values;
    }

    private static String listing(Network network) {
        return network.nodes().stream()
                .map(Node::name)
                .map(name -> name + " " + kind(network, name) + " "
                        + network.shapes().get(name))
                .collect(Collectors.joining("\n"));
    }

    private static String kind(Network network, String name) {
        return network.nodes().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow()
                .operation()
                .kind();
    }

    @Test
    void isDl4j() {
        assertThat(Dl4jReader.isDl4j(Zips.bytes(Zips.CHAIN))).isTrue();
        assertThat(Dl4jReader.isDl4j(Zips.zip(Map.of("config.json", new byte[1]))))
                .isFalse();
        assertThat(Dl4jReader.isDl4j(new byte[0])).isFalse();
        assertThat(Dl4jReader.isDl4j(Arrays.copyOf(Zips.bytes(Zips.CHAIN), 900)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DIRECT           | INT  | FLOAT
            HEAP             | INT  | DOUBLE
            LONG_SHAPE       | LONG | HALF
            MIXED_DATA_TYPES | LONG | BFLOAT16
            """)
    void olderAndOtherArrays(String allocation, String shapeType, String type) throws IOException {
        byte[] file = Zips.with(Zips.CHAIN, Zips.COEFFICIENTS, array(allocation, shapeType, type, VALUES, VALUES));
        Network network = Dl4jReader.read(file, "old.zip");
        Convolution convolution = (Convolution) network.nodes().get(1).operation();
        assertThat(convolution.bias().values()).containsExactly(0, -0.5f, -1);
    }

    /** Values 0, −0.5, −1 and so on, each fit for any type. */
    private static byte[] array(String allocation, String shapeType, String type, long stated, int written)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        boolean isShort = shapeType.equals("INT");
        head(out, allocation, shapeType, 8, isShort);
        for (long number : new long[] {2, 1, stated, stated, 1, 0, 1, 'c'}) {
            if (isShort) {
                out.writeInt((int) number);
            } else {
                out.writeLong(number);
            }
        }
        head(out, allocation, type, stated, isShort);
        for (int i = 0; i < written; i++) {
            float value = i % 3 == 0 ? 0 : -0.5f * (i % 3);
            switch (type) {
                case "DOUBLE" -> out.writeDouble(value);
                case "HALF" -> out.writeShort(new short[] {0, (short) 0xb800, (short) 0xbc00}[i % 3]);
                case "BFLOAT16" -> out.writeShort(Float.floatToIntBits(value) >> 16);
                default -> out.writeFloat(value);
            }
        }
        return bytes.toByteArray();
    }

    private static void head(DataOutputStream out, String allocation, String type, long length, boolean isShort)
            throws IOException {
        out.writeUTF(allocation);
        if (isShort) {
            out.writeInt((int) length);
        } else {
            out.writeLong(length);
        }
        out.writeUTF(type);
    }

    @Test
    void arraysThatLie() throws IOException {
        refused(coefficients(array("LONG_SHAPE", "LONG", "FLOAT", 1L << 40, 227)), "1099511627776 values");
        refused(coefficients(array("LONG_SHAPE", "LONG", "FLOAT", 227, 226)), "its shape states 227 and its head 227");
        refused(coefficients(array("LONG_SHAPE", "LONG", "FLOAT", 228, 228)), "1 more values than its configuration");
        refused(coefficients(array("LONG_SHAPE", "LONG", "FLOAT", 226, 226)), "are left in the file");
        refused(coefficients(array("LONG_SHAPE", "LONG", "UTF8", 227, 227)), "of type 'UTF8'");
        refused(coefficients(array("COMPRESSED", "LONG", "FLOAT", 227, 227)), "begin with 'COMPRESSED'");
        refused(coefficients(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5}), "coefficients.bin' is cut short");
    }

    private static byte[] coefficients(byte[] content) {
        return Zips.with(Zips.CHAIN, Zips.COEFFICIENTS, content);
    }

    @Test
    void serializedPreparationsAreRefused() {
        refused(Zips.with(Zips.CHAIN, "normalizer.bin", new byte[] {1}), "zip -d FILE normalizer.bin");
        refused(Zips.with(Zips.CHAIN, "preprocessor.bin", new byte[] {1}), "--scale, --offset, --mean and --std");
        Dl4jReader.read(Zips.with(Zips.CHAIN, "objects/labels", new byte[] {(byte) 0xac, (byte) 0xed}), "more.zip");
    }

    @Test
    void graphOrderOfOldFiles() {
        byte[] old = Zips.withConfiguration(
                "graph.zip", json -> json.replaceAll("(?s)\"topologicalOrder(Str)?\" : \\[[^]]*],", ""));
        assertThat(listing(Dl4jReader.read(old, "old.zip").withInputSize(6, 6)))
                .isEqualTo(listing(
                        Dl4jReader.read(Zips.bytes("graph.zip"), "new.zip").withInputSize(6, 6)));
        Map<String, List<String>> reads = new LinkedHashMap<>();
        reads.put("a", List.of("b"));
        reads.put("b", List.of("a"));
        assertThatThrownBy(() -> GraphOrder.of("in", reads, Optional.empty())).hasMessageContaining("in a circle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            layers.ConvolutionLayer"             | layers.LSTM"               | layer 'layer0' (LSTM) cannot be read: the supported layers
            conf.layers.SubsamplingLayer         | com.evil.SubsamplingLayer  | (org.deeplearning4j.nn.com.evil.SubsamplingLayer)
            "convolutionMode" : "Truncate"       | "convolutionMode" : "Causal" | option convolutionMode = "Causal" is not supported
            "poolingType" : "MAX"                | "poolingType" : "PNORM"    | option poolingType = "PNORM" is not supported: only MAX, AVG are
            "hasBias" : true                     | "groups" : 2               | option groups = 2 is not supported: CamAudit does not know
            impl.ActivationReLU                  | impl.ActivationRReLU       | use a leaky ReLU
            impl.ActivationReLU                  | impl.Custom                | the supported ones are ActivationCube
            "nin" : 27                           | "nin" : 28                 | option nin = 28 is not supported: the map before it is 3×3×3
            preprocessor.CnnToFeedForwardPre     | preprocessor.ReshapePre    | has the preprocessor 'ReshapePreProcessor', which is not supported
            "inputWidth" : 3                     | "inputWidth" : 9           | Dense takes a vector of 27 values
            "numChannels" : 3                    | "numChannels" : 4          | layer 'layer3' (DenseLayer)
            "cnn2dDataFormat" : "NCHW"           | "cnn2dDataFormat" : "NHWC" | the layout NCHW, others NHWC
            "kernelSize" : [ 2, 2 ]              | "kernelSize" : [ 2, 0 ]    | option kernelSize = [2,0] is not supported
            "nout" : 5                           | "nout" : 2147483647        | kernel of layer 'layer3' (DenseLayer) has
            "confs"                              | "other"                    | neither 'confs' nor 'vertices'
            """)
    void whatIsNotSupportedIsNamed(String from, String to, String message) {
        refused(Zips.withConfiguration(Zips.CHAIN, json -> replaceFirst(json, from, to)), message);
    }

    private static String replaceFirst(String text, String from, String to) {
        int at = text.indexOf(from);
        return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
    }

    @Test
    void allUnknownLayersAtOnce() {
        refused(
                Zips.withConfiguration(
                        Zips.CHAIN,
                        json -> json.replace("layers.DenseLayer", "layers.LSTM").replace("SubsamplingLayer", "Other")),
                "layer 'layer2' (Other), layer 'layer3' (LSTM) cannot be read");
    }

    static void refused(byte[] file, String message) {
        assertThatThrownBy(() -> Dl4jReader.read(file, "bad.zip"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'bad.zip'")
                .hasMessageContaining(message)
                .hasMessageNotContaining("is damaged and cannot be read");
    }
}
