package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.file.Archive;
import camaudit.network.file.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.HdfFile;
import java.nio.ByteBuffer;
import java.util.List;

/** A {@code .keras} file: a zip of {@code config.json}, {@code metadata.json} and {@code model.weights.h5}. */
final class KerasArchive {
    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final int METADATA_LIMIT = 1 << 20;

    /** The largest array in Java, just below 2 GiB. */
    private static final int WEIGHTS_LIMIT = Integer.MAX_VALUE - 8;

    private KerasArchive() {}

    /** @throws ModelException if the zip is damaged, or an entry is missing, appears twice or exceeds its limit */
    static Network read(byte[] content, String fileName) {
        Archive zip = Archive.open(content);
        for (String name : List.of(CONFIG, METADATA, WEIGHTS)) {
            if (!zip.has(name)) {
                throw new ModelException(
                        "the zip has no '" + name + "': give a file that model.save('NAME.keras') wrote");
            }
        }
        JsonNode metadata = Json.parse(zip.bytes(METADATA, METADATA_LIMIT), METADATA);
        ModelConfig config = ModelConfig.parse(Json.parse(zip.bytes(CONFIG, Json.MAX_BYTES), CONFIG), fileName);
        ByteBuffer weights = zip.view(WEIGHTS, WEIGHTS_LIMIT);
        try (HdfFile file = Hdf5.open(weights)) {
            ArchiveWeights source =
                    ArchiveWeights.of(file, config, new TensorReader(weights.capacity(), content.length));
            int keras = KerasVersion.major(metadata.path("keras_version").asText("3"));
            return NetworkBuilder.build(config, keras, source);
        }
    }
}
