package camaudit.cli;

import camaudit.config.Setting;
import camaudit.config.Values;
import java.io.PrintStream;
import java.util.List;

/** One command of the program. */
interface Command {

    String name();

    /** One line for the list of commands. */
    String summary();

    /** Paragraphs that teach what the command does, before its options. */
    List<String> description();

    /** Command lines to copy, each with a word on what it does. */
    List<String> examples();

    List<Setting> settings();

    /** True if it runs a Spark job, so that it takes Spark's master. */
    default boolean usesSpark() {
        return false;
    }

    /**
     * Runs.
     *
     * @param values the merged configuration, not validated yet
     * @return an {@link ExitCode}
     * @throws Exception whatever stops the command; the program turns it into words and an exit code
     */
    int run(Values values, Invocation invocation, PrintStream out) throws Exception;
}
