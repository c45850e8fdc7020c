package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.Network;
import camaudit.network.file.Archive;
import camaudit.network.file.Json;
import camaudit.network.file.ReaderGuard;
import camaudit.network.file.ZipDirectory;
import java.util.List;

/**
 * Reads a zip that DL4J's {@code ModelSerializer} wrote of a MultiLayerNetwork or ComputationGraph (1.0.0-beta3 to 1.0.0-M2.1).
 *
 * <p>Two entries are read: {@code configuration.json} as a tree of JSON, whose class names are compared with those of known layers
 * and never loaded, and {@code coefficients.bin} as numbers. Other entries, such as the state of the updater, are never opened. A
 * zip with a {@code normalizer.bin} or {@code preprocessor.bin} is refused: these are serialized objects, and they change what the
 * pixels mean, so that ignoring them would silently change the scores.
 *
 * <p>DL4J does not save the size of its images: unless the network begins with flattened images, it is
 * {@link camaudit.network.Shape#UNKNOWN}.
 */
public final class Dl4jReader {
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final List<String> SERIALIZED = List.of("normalizer.bin", "preprocessor.bin");

    private Dl4jReader() {}

    /** True for a zip with the two entries that every DL4J model has; nothing is unpacked. */
    public static boolean isDl4j(byte[] content) {
        return Archive.isZip(content)
                && ZipDirectory.of(content)
                        .filter(names -> names.containsAll(List.of(CONFIGURATION, COEFFICIENTS)))
                        .isPresent();
    }

    /**
     * The network in {@code content}, weights as float32, layers under their DL4J names ({@code layer0} and so on where they have
     * none). Reading allocates at most {@value Coefficients#GROWTH} times the size of the unpacked weights, which are at most
     * {@value Archive#RATIO} times the file's size plus 64 MiB, plus 160 MiB.
     *
     * @param fileName names the file in messages, nothing else
     * @throws ModelException naming the file, if it is damaged, contradicts itself or holds what is not supported
     */
    public static Network read(byte[] content, String fileName) {
        return ReaderGuard.guarded(content.length, fileName, () -> readUnnamed(content, fileName));
    }

    private static Network readUnnamed(byte[] content, String fileName) {
        if (!isDl4j(content)) {
            throw new ModelException("it is no zip with '" + CONFIGURATION + "' and '" + COEFFICIENTS
                    + "': give a file that ModelSerializer.writeModel(...) wrote");
        }
        Archive zip = Archive.open(content);
        for (String name : SERIALIZED) {
            if (zip.has(name)) {
                throw new ModelException("it holds '" + name + "', a serialized preparation of the pixels, which is not"
                        + " read: remove it (zip -d FILE " + name + ") and say what it does with --scale, --offset,"
                        + " --mean and --std");
            }
        }
        ModelConfig config =
                ModelConfig.parse(Json.parse(zip.bytes(CONFIGURATION, Json.MAX_BYTES), CONFIGURATION), fileName);
        try (Coefficients weights = Coefficients.open(zip, COEFFICIENTS)) {
            return NetworkBuilder.build(config, weights);
        }
    }
}
