package camaudit.network.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.Shape;
import camaudit.network.keras.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content of a file decides who reads it. */
class TestModelFileReader {

    @ParameterizedTest
    @CsvSource({
        "src/demo/mnist-cnn.keras, 10",
        "src/demo/mnist-cnn.h5, 10",
        "src/test/resources/models/onnx/resnet-script-17.onnx, 5",
        "src/test/resources/models/dl4j/graph.zip, 3"
    })
    void eachKindUnderAnyName(Path file, int classes) {
        Network network = ModelFileReader.read(ModelFiles.bytes(file), "model.bin");
        Network sized = network.inputShape().isKnown() ? network : network.withInputSize(8, 8);
        assertThat(sized.shapes().get(network.output()).size()).isEqualTo(classes);
    }

    @Test
    void aFixedImageSizeStays() {
        Path file = Path.of("src/test/resources/models/onnx/resnet-script-17.onnx");
        Network network = ModelFileReader.read(ModelFiles.bytes(file), "resnet.onnx");
        Shape input = network.inputShape();
        assertThat(network.withInputSize(input.height(), input.width()).shapes())
                .isEqualTo(network.shapes());
        assertThatThrownBy(() -> network.withInputSize(input.height() + 1, input.width()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("takes images of " + input.height() + "×" + input.width()
                        + ", --input-size asks for " + (input.height() + 1) + "×");
    }

    @Test
    void filesOfPyTorch() {
        byte[] zip = ModelFiles.zip(Map.of("archive/data.pkl", new byte[] {(byte) 0x80, 2, '.'}));
        refused(zip, "is a PyTorch file, which holds code", "torch.onnx.export");
    }

    @Test
    void somethingElse() {
        refused("<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8), "starts with '<!DOCTYPE html><'", ".keras");
        refused(new byte[0], "is empty", "ONNX");
    }

    private static void refused(byte[] content, String... parts) {
        assertThatThrownBy(() -> ModelFileReader.read(content, "m.pt"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("model file 'm.pt': it ")
                .hasMessageContainingAll(parts);
    }
}
