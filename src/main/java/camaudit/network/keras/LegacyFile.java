package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.file.Json;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An {@code .h5} file as Keras 1, 2 and 3 save it: the configuration in an attribute, the weights in groups by layer. */
final class LegacyFile {
    private static final String CONFIG = "model_config";

    private LegacyFile() {}

    static Network read(byte[] content, String fileName) {
        try (HdfFile file = Hdf5.open(ByteBuffer.wrap(content))) {
            String json = Hdf5.text(file, CONFIG).orElseThrow(() -> noConfig(file));
            Optional<String> backend = Hdf5.text(file, "backend");
            if (backend.isPresent() && backend.get().equals("theano")) {
                throw new ModelException("it was saved with backend 'theano', whose convolution kernels are flipped:"
                        + " load it with the TensorFlow backend and save it again");
            }
            ModelConfig config = ModelConfig.parse(Json.parse(json.getBytes(StandardCharsets.UTF_8), CONFIG), fileName);
            Group weights = Hdf5.group(file, "model_weights").orElse(file);
            return NetworkBuilder.build(
                    config,
                    KerasVersion.major(Hdf5.text(file, "keras_version").orElse("1")),
                    LegacyWeights.of(weights, new TensorReader(content.length, content.length)));
        }
    }

    private static ModelException noConfig(HdfFile file) {
        boolean weights = Hdf5.texts(file, "layer_names").isPresent()
                || file.getChildren().containsKey("layers")
                || file.getChildren().containsKey("_layer_checkpoint_dependencies");
        return new ModelException(
                weights
                        ? "it holds weights only; save the whole model with model.save(...)"
                        : "this HDF5 file holds no Keras model (no attribute '" + CONFIG
                                + "'): give a file that model.save(...) wrote");
    }
}
