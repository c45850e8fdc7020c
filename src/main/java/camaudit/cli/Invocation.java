package camaudit.cli;

import camaudit.spark.StopNotice;
import java.util.Objects;
import java.util.Optional;

/**
 * How a command was called.
 *
 * @param master Spark's master; empty where spark-submit decides, or all local cores
 * @param stop what is said where the process is told to end
 */
record Invocation(Optional<String> master, StopNotice stop) {
    Invocation {
        Objects.requireNonNull(stop);
        Objects.requireNonNull(master);
    }
}
