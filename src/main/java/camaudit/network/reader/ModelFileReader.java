package camaudit.network.reader;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.dl4j.Dl4jReader;
import camaudit.network.file.ZipDirectory;
import camaudit.network.keras.KerasReader;
import camaudit.network.onnx.OnnxReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a model file of any known format. */
public final class ModelFileReader {
    private static final int SHOWN_BYTES = 16;
    private static final String READ = "Read are Keras files (.keras, .h5), ONNX files and DL4J's zips";

    private ModelFileReader() {}

    /**
     * The network in a Keras, ONNX or DL4J file, weights as float32.
     *
     * @param fileName names the file in messages, nothing else
     * @throws ModelException naming the file, if it is of no known format, damaged, contradicts itself or holds what is not supported
     */
    public static Network read(byte[] content, String fileName) {
        if (Dl4jReader.isDl4j(content)) {
            return Dl4jReader.read(content, fileName);
        }
        if (OnnxReader.isOnnx(content)) {
            return OnnxReader.read(content, fileName);
        }
        if (isPyTorch(content)) {
            throw refused(
                    fileName, "is a PyTorch file, which holds code. " + READ + ": export it with torch.onnx.export");
        }
        if (KerasReader.isKeras(content)) {
            return KerasReader.read(content, fileName);
        }
        throw refused(fileName, content.length == 0 ? "is empty. " + READ : start(content));
    }

    private static ModelException refused(String fileName, String why) {
        return new ModelException("model file '" + fileName + "': it " + why);
    }

    /** PyTorch's files are zips of pickled code. */
    private static boolean isPyTorch(byte[] content) {
        return ZipDirectory.of(content).orElse(List.of()).stream().anyMatch(name -> name.endsWith("data.pkl"));
    }

    private static String start(byte[] content) {
        String text = new String(content, 0, Math.min(SHOWN_BYTES, content.length), StandardCharsets.ISO_8859_1);
        return "starts with '" + text.replaceAll("[^ -~]", ".") + "', as no known model file does. " + READ
                + ": save or export the model as one of these";
    }
}
