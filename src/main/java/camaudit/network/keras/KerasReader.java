package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Network;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.ServiceConfigurationError;

/** Reads a model that Keras 1, 2 or 3 saved whole, as {@code .keras} or {@code .h5}; the content decides, not the name. */
public final class KerasReader {
    private static final int SHOWN_BYTES = 16;

    private KerasReader() {}

    /**
     * The network in {@code content}, weights as float32, layers under their Keras names.
     *
     * @param fileName names the file in messages, nothing else
     * @throws ModelException naming the file, if it is damaged, contradicts itself or holds what is not supported
     */
    public static Network read(byte[] content, String fileName) {
        Objects.requireNonNull(content);
        Objects.requireNonNull(fileName);
        try {
            Network network = readUnnamed(content, fileName);
            if (network.inputShape().isKnown()) {
                network.shapes();
            }
            return network;
        } catch (ModelException e) {
            throw new ModelException("model file '" + fileName + "': " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new ModelException(
                    "model file '" + fileName + "' of " + content.length + " bytes takes more memory than there is:"
                            + " give Java more (-Xmx), or copy the file again if it is damaged",
                    e);
        } catch (RuntimeException | StackOverflowError | LinkageError | ServiceConfigurationError e) {
            // The HDF5 library meets damaged bytes, and filters that are not installed, with whatever comes first.
            throw new ModelException(
                    "model file '" + fileName + "' is damaged and cannot be read (" + e
                            + "): copy it again or save the model again",
                    e);
        }
    }

    private static Network readUnnamed(byte[] content, String fileName) {
        if (Hdf5.isHdf5(content)) {
            return LegacyFile.read(content, fileName);
        }
        if (KerasArchive.isZip(content)) {
            return KerasArchive.open(content).read(fileName);
        }
        throw new ModelException("it is neither a .keras nor a .h5 file, it " + start(content)
                + ": give a file that model.save(...) wrote");
    }

    private static String start(byte[] content) {
        if (content.length == 0) {
            return "is empty";
        }
        String text = new String(content, 0, Math.min(SHOWN_BYTES, content.length), StandardCharsets.ISO_8859_1);
        return "starts with '" + text.replaceAll("[^ -~]", ".") + "'";
    }
}
