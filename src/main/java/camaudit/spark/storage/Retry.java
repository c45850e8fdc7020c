package camaudit.spark.storage;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;

/**
 * Tries again what may fail in passing: a network, a busy server. What is not there, not allowed or damaged fails at once. Where one
 * thing after another has failed for good, the next ones are tried once only, until one succeeds: a server that is gone does not
 * cost every image seconds.
 */
final class Retry {
    /** The pauses before the second try, the third … */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(1600));

    private static final List<Class<? extends IOException>> LASTING = List.of(
            FileNotFoundException.class,
            NoSuchFileException.class,
            AccessControlException.class,
            AccessDeniedException.class,
            EOFException.class,
            ChecksumException.class,
            UnsupportedFileSystemException.class);

    /** How many failures in a row mean that the server is gone. */
    private static final int LOST = 3;

    private static final AtomicInteger FAILED = new AtomicInteger();

    private Retry() {}

    /** What is tried. */
    interface Attempt<T> {
        T make() throws IOException;
    }

    /**
     * The first success.
     *
     * @throws IOException the failure that lasts, or the last one with how often it was tried
     */
    static <T> T persist(Attempt<T> attempt) throws IOException {
        List<Duration> pauses = FAILED.get() < LOST ? PAUSES : List.of();
        for (int tried = 1; ; tried++) {
            try {
                return attempt.make();
            } catch (IOException e) {
                if (lasting(e)) {
                    throw e;
                }
                if (tried > pauses.size()) {
                    FAILED.incrementAndGet();
                    throw new IOException(
                            (pauses.isEmpty()
                                            ? "tried once after others had failed: "
                                            : "tried " + tried + " times, the last time: ")
                                    + e.getMessage(),
                            e);
                }
                sleep(pauses.get(tried - 1), e);
            }
        }
    }

    /** Notes that something was read. */
    static void succeeded() {
        if (FAILED.get() > 0) {
            FAILED.set(0);
        }
    }

    private static boolean lasting(IOException e) {
        return Interruption.causes(e) || LASTING.stream().anyMatch(type -> type.isInstance(e));
    }

    private static void sleep(Duration pause, IOException failure) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            IOException interrupted = new InterruptedIOException("interrupted before another try");
            interrupted.initCause(failure);
            throw interrupted;
        }
    }
}
