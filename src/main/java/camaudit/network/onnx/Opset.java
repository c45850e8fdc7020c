package camaudit.network.onnx;

import camaudit.network.ModelException;
import java.util.Set;
import onnx.Onnx;

/** The version of the operator set that a model uses. */
final class Opset {
    private static final int OLDEST = 7;
    private static final int NEWEST = 28;

    private Opset() {}

    /**
     * The version of the standard operators.
     *
     * @throws ModelException if there is none, or one that is too old or too new to be known
     */
    static int of(Onnx.ModelProto model) {
        long version = model.getOpsetImportList().stream()
                .filter(set -> isStandard(set.getDomain()))
                .mapToLong(Onnx.OperatorSetIdProto::getVersion)
                .max()
                .orElse(0);
        if (version < OLDEST || version > NEWEST) {
            throw new ModelException("it is for operator set " + version + ", the sets " + OLDEST + " to " + NEWEST
                    + " are supported: convert it with onnx.version_converter.convert_version(model, 18)");
        }
        return (int) version;
    }

    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx") || domain.equals(Fusions.DOMAIN);
    }

    /** Advice for the message about operators that are not supported; empty where there is none. */
    static String remedy(Set<String> operators) {
        StringBuilder remedy = new StringBuilder();
        if (operators.stream()
                .anyMatch(o -> o.contains("Quantize") || o.contains("QLinear") || o.contains("Integer"))) {
            remedy.append("Export the network before it is quantized, with float32 weights. ");
        }
        if (operators.stream().anyMatch(o -> Set.of("If", "Loop", "Scan").contains(o))) {
            remedy.append("Remove the control flow by a fixed image size and constant folding (onnxsim). ");
        }
        if (operators.stream().anyMatch(o -> o.contains("."))) {
            remedy.append("Export the network with standard operators only, without an optimizer for one runtime. ");
        }
        return remedy.toString();
    }
}
