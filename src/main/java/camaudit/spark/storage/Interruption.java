package camaudit.spark.storage;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;

/** Spark interrupts the thread of a task that it kills; then reading has to end, and what failed by it is no fault of a file. */
public final class Interruption {
    private Interruption() {}

    /** True if a failure came by an interrupt of this thread. */
    static boolean causes(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            boolean timeout = e instanceof SocketTimeoutException;
            if (e instanceof ClosedByInterruptException || (e instanceof InterruptedIOException && !timeout)) {
                return true;
            }
        }
        return Thread.currentThread().isInterrupted();
    }

    /**
     * Lets what failed by itself pass.
     *
     * @throws IllegalStateException if it failed by an interrupt
     */
    public static void rethrow(Throwable failure) {
        if (causes(failure)) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was interrupted", failure);
        }
    }
}
