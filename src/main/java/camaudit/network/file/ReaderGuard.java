package camaudit.network.file;

import camaudit.network.ModelException;
import camaudit.network.Network;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;

/** Runs readers of model files so that the result is a network whose shapes fit, or a {@link ModelException} that names the file. */
public final class ReaderGuard {
    private ReaderGuard() {}

    /**
     * Runs a reader.
     *
     * @param size of the file in bytes
     * @param fileName names the file in messages
     * @throws ModelException naming the file, if it is damaged, contradicts itself or holds what is not supported
     */
    public static Network guarded(long size, String fileName, Supplier<Network> reader) {
        Objects.requireNonNull(fileName);
        try {
            Network network = reader.get();
            if (network.inputShape().isKnown()) {
                network.shapes();
            }
            return network;
        } catch (ModelException e) {
            throw new ModelException("model file '" + fileName + "': " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new ModelException(
                    "model file '" + fileName + "' of " + size + " bytes takes more memory than there is:"
                            + " give Java more (-Xmx), or copy the file again if it is damaged",
                    e);
        } catch (RuntimeException | StackOverflowError | LinkageError | ServiceConfigurationError e) {
            // The libraries that read the formats may throw any of these on damaged bytes or on filters that are not
            // installed.
            throw new ModelException(
                    "model file '" + fileName + "' is damaged and cannot be read (" + e
                            + "): copy it again or save the model again",
                    e);
        }
    }
}
