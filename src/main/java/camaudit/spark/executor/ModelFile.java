package camaudit.spark.executor;

import camaudit.network.Network;
import camaudit.network.reader.ModelFileReader;
import camaudit.spark.storage.Digests;
import camaudit.spark.storage.Storage;
import camaudit.spec.ModelSpec;
import java.util.Optional;

/** A model file in memory, as the driver read it and as executors get it. */
public final class ModelFile {
    private static final long LIMIT = 2_000_000_000;

    private final String uri;
    private final String sha256;
    private final byte[] content;

    /** A file whose digest is known. */
    public ModelFile(String uri, String sha256, byte[] content) {
        this.uri = uri;
        this.sha256 = sha256;
        this.content = content;
    }

    /**
     * Reads a model file.
     *
     * @throws camaudit.text.InputException if there is none, or it has more than 2 GB
     */
    public static ModelFile read(Storage storage, String uri) {
        byte[] content = storage.read(uri, LIMIT);
        return new ModelFile(uri, Digests.sha256(content), content);
    }

    public String uri() {
        return uri;
    }

    /** The file's bytes, not a copy; read only. */
    public byte[] content() {
        return content;
    }

    public long size() {
        return content.length;
    }

    public String sha256() {
        return sha256;
    }

    /**
     * The network in it.
     *
     * @param inputSize of the images, where the file leaves them open
     * @throws camaudit.network.ModelException if it cannot be read or does not take such images
     */
    public Network network(Optional<ModelSpec.ImageSize> inputSize) {
        Network network = ModelFileReader.read(content, uri.substring(uri.lastIndexOf('/') + 1));
        return inputSize.map(s -> network.withInputSize(s.height(), s.width())).orElse(network);
    }
}
