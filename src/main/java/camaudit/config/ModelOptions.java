package camaudit.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which network is explained and where in it.
 *
 * @param model URI of the model file
 * @param inputSize the image size where the file leaves it open
 * @param layers names of layers, or {@code auto}
 * @param backend what computes
 */
public record ModelOptions(String model, Optional<ImageSize> inputSize, List<String> layers, Backend backend) {

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

    /** What a command that reads a model can be told. */
    public static final List<Setting> SETTINGS = List.of(MODEL, LAYER, INPUT_SIZE, BACKEND);

    public ModelOptions {
        Objects.requireNonNull(model);
        Objects.requireNonNull(inputSize);
        layers = List.copyOf(layers);
        Objects.requireNonNull(backend);
    }

    /** What computes. */
    public enum Backend {
        AUTO,
        ONEDNN,
        ND4J
    }

    /** Height and width in pixels. */
    public record ImageSize(int height, int width) {
        static ImageSize parse(String text) {
            String[] parts = text.toLowerCase(java.util.Locale.ROOT).split("[x×]", -1);
            ImageSize size = new ImageSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            if (parts.length != 2 || size.height < 1 || size.width < 1) {
                throw new IllegalArgumentException(text);
            }
            return size;
        }
    }

    /** Reads these options; problems are left with {@code values}. */
    public static ModelOptions read(Values values) {
        Optional<ImageSize> size = values.optional("input-size")
                .flatMap(t -> values.parsed("input-size", t, "a size such as 224x224", ImageSize::parse));
        return new ModelOptions(
                values.text("model"),
                size,
                values.list("layer").stream().distinct().toList(),
                values.choice("backend", Backend.class).orElse(Backend.AUTO));
    }
}
