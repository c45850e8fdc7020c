package camaudit.network.onnx;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.file.ReaderGuard;

/** Reads a model in a single ONNX file, as PyTorch, tf2onnx and others write it. */
public final class OnnxReader {
    private OnnxReader() {}

    /** True if these bytes start like an ONNX file; the rest is not looked at. */
    public static boolean isOnnx(byte[] content) {
        return ProtobufParser.startsAsModel(content);
    }

    /**
     * The network in {@code content}, weights as float32, nodes under their ONNX names or, where they have none, under those of their
     * outputs.
     *
     * @param fileName names the file in messages, nothing else
     * @throws ModelException naming the file, if it is damaged, contradicts itself or holds what is not supported
     */
    public static Network read(byte[] content, String fileName) {
        return ReaderGuard.guarded(content.length, fileName, () -> {
            if (!isOnnx(content)) {
                throw new ModelException(
                        "it does not start as an ONNX file does: give one that torch.onnx.export, tf2onnx"
                                + " or onnx.save wrote");
            }
            return ModelReader.read(ProtobufParser.parse(content), new Budget(content.length));
        });
    }
}
