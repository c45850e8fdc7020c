package camaudit.cli;

import camaudit.config.ConfigException;
import camaudit.config.ConfigSources;
import camaudit.config.Setting;
import camaudit.config.Values;
import camaudit.provenance.Environment;
import camaudit.provenance.SupportedJava;
import camaudit.spark.session.StopNotice;
import camaudit.spark.session.Workspace;
import camaudit.text.Credentials;
import camaudit.text.Redaction;
import camaudit.text.UserException;
import java.io.File;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: parses arguments, runs one command, and turns failures into messages and an exit code. */
public final class Program {
    private static final Logger LOG = LoggerFactory.getLogger("camaudit");
    private static final List<Command> COMMANDS =
            List.of(new Explain(), new Audit(), new Run(), new Layers(), new Render(), new Maximize());

    private final PrintStream out;
    private final PrintStream err;
    private final WorkspaceFactory workspaces;

    /** Runs commands in a Spark session of their own. */
    public Program(PrintStream out, PrintStream err) {
        this(out, err, Workspace::open);
    }

    /** Runs commands in what the factory opens. */
    public Program(PrintStream out, PrintStream err, WorkspaceFactory workspaces) {
        this.out = Objects.requireNonNull(out);
        this.err = Objects.requireNonNull(err);
        this.workspaces = Objects.requireNonNull(workspaces);
    }

    /** Runs a command line and returns the exit code. */
    public int run(String... arguments) {
        CommandLine line = CommandSpecs.of(COMMANDS);
        try {
            ParseResult top = line.parseArgs(arguments);
            ParseResult parsed = top.hasSubcommand() ? top.subcommand() : top;
            if (parsed.isVersionHelpRequested() || parsed.isUsageHelpRequested() || !top.hasSubcommand()) {
                return help(line, parsed, top.hasSubcommand());
            }
            Optional<String> problem = SupportedJava.problem();
            if (problem.isPresent()) {
                complain(List.of(problem.get()));
                return ExitCode.USAGE;
            }
            return run(
                    COMMANDS.stream()
                            .filter(c ->
                                    c.usage().name().equals(parsed.commandSpec().name()))
                            .findFirst()
                            .orElseThrow(),
                    parsed);
        } catch (ParameterException e) {
            String command = e.getCommandLine().getCommandSpec().qualifiedName();
            complain(List.of(e.getMessage(), "'" + command + " --help' lists what there is."));
            return ExitCode.USAGE;
        }
    }

    private int help(CommandLine line, ParseResult parsed, boolean command) {
        if (parsed.isVersionHelpRequested()) {
            Environment.describe().forEach((name, value) -> out.println(name + " " + value));
            return ExitCode.DONE;
        }
        CommandLine which = command
                ? Objects.requireNonNull(
                        line.getSubcommands().get(parsed.commandSpec().name()))
                : line;
        which.usage(parsed.isUsageHelpRequested() ? out : err);
        return parsed.isUsageHelpRequested() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private int run(Command command, ParseResult parsed) {
        try {
            Map<String, List<String>> options = new HashMap<>();
            for (Setting setting : command.usage().settings()) {
                OptionSpec option = parsed.matchedOption("--" + setting.name());
                if (option != null) {
                    options.put(setting.name(), given(setting, option));
                }
            }
            List<String> assignments = parsed.matchedOptionValue("--set", List.of());
            Optional<File> file = Optional.ofNullable(parsed.matchedOptionValue("--config", (String) null))
                    .map(File::new);
            Values values = ConfigSources.merge(command.usage().settings(), options, assignments, file);
            Optional<String> master = Optional.ofNullable(parsed.matchedOptionValue("--master", (String) null));
            master.flatMap(Credentials::in).ifPresent(found -> {
                throw new ConfigException(List.of("--master holds " + found + ": " + Credentials.REMEDY));
            });
            try (StopNotice stop = StopNotice.watch(line -> complain(List.of(line)))) {
                return command.run(values, new Invocation(master, workspaces, stop), out);
            }
        } catch (UserException e) {
            LOG.debug("stopped", Redacted.of(e));
            complain(e.problems());
            return ExitCode.USAGE;
        } catch (Exception | LinkageError e) {
            if (StopNotice.isStopping()) {
                return ExitCode.FAILED;
            }
            Optional<UserException> inTask = UserException.in(e);
            if (inTask.isPresent()) {
                LOG.debug("stopped", Redacted.of(e));
                complain(inTask.get().problems());
                return ExitCode.USAGE;
            }
            LOG.error("camaudit {} failed", command.usage().name(), Redacted.of(e));
            complain(List.of(command.usage().name() + " failed: " + rootMessage(e)));
            return ExitCode.FAILED;
        }
    }

    private static List<String> given(Setting setting, OptionSpec option) {
        return setting.isFlag() ? List.of(option.getValue().toString()) : option.stringValues();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private void complain(List<@Nullable String> messages) {
        List<String> problems = messages.stream()
                .map(message -> Redaction.of(String.valueOf(message)))
                .toList();
        if (problems.size() == 1) {
            err.println("cam-audit: " + problems.get(0));
        } else {
            err.println("cam-audit: " + problems.size() + " problems");
            problems.forEach(problem -> err.println("  - " + problem));
        }
    }
}
