package camaudit.cli;

import camaudit.spark.session.Workspace;
import java.util.Optional;

/** Opens what a command works in; the command closes it. */
@FunctionalInterface
public interface WorkspaceFactory {
    /**
     * Opens a workspace.
     *
     * @param command what Spark's UI shows as the application
     * @param master Spark's master; empty where spark-submit decides, or all local cores
     */
    Workspace open(String command, Optional<String> master);
}
