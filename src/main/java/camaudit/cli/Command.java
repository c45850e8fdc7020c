package camaudit.cli;

import camaudit.config.Values;
import java.io.PrintStream;

/** One command of the program. */
interface Command {

    Usage usage();

    /**
     * Runs.
     *
     * @param values the merged configuration, not validated yet
     * @return an {@link ExitCode}
     * @throws Exception whatever stops the command; the program turns it into words and an exit code
     */
    int run(Values values, Invocation invocation, PrintStream out) throws Exception;
}
