package camaudit.spark.session;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * What a command prints when its process is asked to end (SIGTERM, Ctrl-C): one line, after Spark has stopped and the command has ended,
 * in place of what Spark and the command report of their broken-off jobs.
 */
public final class StopNotice implements AutoCloseable {
    /** Spark stops at 40, file systems are closed at 10 (org.apache.spark.util.ShutdownHookManager). */
    private static final int BEFORE_SPARK = 60;

    private static final int AFTER_SPARK = 20;
    private static final long PATIENCE_SECONDS = 10;

    private final Consumer<String> out;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable silence = StopNotice::silence;
    private final Runnable print = this::print;
    private volatile Supplier<String> words = () -> "stopped before it was done";

    private StopNotice(Consumer<String> out) {
        this.out = Objects.requireNonNull(out);
    }

    /** Watches for the end of the process, until the notice is closed. */
    public static StopNotice watch(Consumer<String> out) {
        StopNotice notice = new StopNotice(out);
        ShutdownHookManager.get().addShutdownHook(notice.silence, BEFORE_SPARK);
        ShutdownHookManager.get().addShutdownHook(notice.print, AFTER_SPARK);
        return notice;
    }

    /** True once the process is ending, which is why other things fail from then on. */
    public static boolean isStopping() {
        return ShutdownHookManager.get().isShutdownInProgress();
    }

    /** Sets what is printed from now on; evaluated when the command has ended. */
    public void say(Supplier<String> what) {
        this.words = Objects.requireNonNull(what);
    }

    /** Scala prints traces of its own; those who hold the old stream, as the program does, can still write to it. */
    private static void silence() {
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    private void print() {
        try {
            var unused = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.accept(words.get());
    }

    /** Says that the command has ended. */
    @Override
    public void close() {
        ended.countDown();
        if (!isStopping()) {
            ShutdownHookManager.get().removeShutdownHook(silence);
            ShutdownHookManager.get().removeShutdownHook(print);
        }
    }
}
