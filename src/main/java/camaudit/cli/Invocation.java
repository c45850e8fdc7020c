package camaudit.cli;

import camaudit.spark.session.StopNotice;
import camaudit.spark.session.Workspace;
import java.util.Objects;
import java.util.Optional;

/**
 * How a command was called.
 *
 * @param master Spark's master; empty where spark-submit decides, or all local cores
 * @param workspaces opens what the command works in
 * @param stop what is printed when the process is asked to end
 */
record Invocation(Optional<String> master, WorkspaceFactory workspaces, StopNotice stop) {
    Invocation {
        Objects.requireNonNull(workspaces);
        Objects.requireNonNull(stop);
        Objects.requireNonNull(master);
    }

    /** Opens what a command of this name works in. */
    Workspace open(String command) {
        return workspaces.open(command, master);
    }
}
