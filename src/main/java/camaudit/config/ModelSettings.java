package camaudit.config;

import camaudit.spec.ModelSpec;
import java.util.List;
import java.util.Locale;

/** Which network is explained, where in it, and what computes. */
public final class ModelSettings {
    static final Setting MODEL =
            Setting.required("model", "URI", "the trained network: a Keras .keras or .h5, an ONNX or a DL4J file");
    static final Setting LAYER = Setting.withDefault(
                    "layer",
                    "auto|NAME",
                    "auto",
                    "target layer; auto is the activation behind the last convolution ('layers' lists them); the maps of several "
                            + "are fused")
            .repeated();
    static final Setting INPUT_SIZE =
            Setting.optional("input-size", "HEIGHTxWIDTH", "image size in pixels, for a network that leaves it open");

    static final Setting BACKEND = Setting.withDefault(
            "backend",
            "auto|onednn|nd4j",
            "auto",
            "what computes; auto is the fastest that runs on this machine and has all of the network's operations");

    /** The settings of a command that reads a model. */
    public static final List<Setting> SETTINGS = List.of(MODEL, LAYER, INPUT_SIZE, BACKEND);

    private ModelSettings() {}

    private enum Backend {
        AUTO,
        ONEDNN,
        ND4J
    }

    /** The model; problems are left with {@code values}. */
    public static ModelSpec read(Values values) {
        return new ModelSpec(
                values.text("model"),
                values.optional("input-size")
                        .flatMap(text ->
                                values.parsed("input-size", text, "a size such as 224x224", ModelSettings::size)));
    }

    /** Names of target layers, or {@code auto}. */
    public static List<String> layers(Values values) {
        return values.list("layer").stream().distinct().toList();
    }

    /** The backend's name, or {@code auto}; problems are left with {@code values}. */
    public static String backend(Values values) {
        return Choices.written(values.choice("backend", Backend.class).orElse(Backend.AUTO));
    }

    private static ModelSpec.ImageSize size(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("[x×]", -1);
        ModelSpec.ImageSize size = new ModelSpec.ImageSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        if (parts.length != 2 || size.height() < 1 || size.width() < 1) {
            throw new IllegalArgumentException(text);
        }
        return size;
    }
}
