package camaudit.cli;

import java.util.Objects;
import java.util.Optional;

/**
 * How a command was called.
 *
 * @param master Spark's master; empty where spark-submit decides, or all local cores
 */
record Invocation(Optional<String> master) {
    Invocation {
        Objects.requireNonNull(master);
    }
}
