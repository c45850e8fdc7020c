package camaudit.cli;

import camaudit.config.ConfigException;
import camaudit.config.ConfigSources;
import camaudit.config.Setting;
import camaudit.config.Values;
import camaudit.image.InputException;
import camaudit.network.ModelException;
import camaudit.provenance.Environment;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: parses, configures, runs one command, and turns what goes wrong into words and an exit code. */
public final class Program {
    private static final Logger LOG = LoggerFactory.getLogger("camaudit");
    private static final List<Command> COMMANDS = List.of(new Explain(), new Layers(), new Render());

    private final PrintStream out;
    private final PrintStream err;

    public Program(PrintStream out, PrintStream err) {
        this.out = Objects.requireNonNull(out);
        this.err = Objects.requireNonNull(err);
    }

    /** Runs a command line and returns the exit code. */
    public int run(String... arguments) {
        CommandLine line = commandLine();
        try {
            ParseResult top = line.parseArgs(arguments);
            ParseResult parsed = top.hasSubcommand() ? top.subcommand() : top;
            if (parsed.isVersionHelpRequested() || parsed.isUsageHelpRequested() || !top.hasSubcommand()) {
                return help(line, parsed, top.hasSubcommand());
            }
            return run(
                    COMMANDS.stream()
                            .filter(c -> c.name().equals(parsed.commandSpec().name()))
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
            for (Setting setting : command.settings()) {
                OptionSpec option = parsed.matchedOption("--" + setting.name());
                if (option != null) {
                    options.put(setting.name(), given(setting, option));
                }
            }
            List<String> assignments = parsed.matchedOptionValue("--set", List.of());
            Optional<File> file = Optional.ofNullable(parsed.matchedOptionValue("--config", (String) null))
                    .map(File::new);
            Values values = ConfigSources.merge(command.settings(), options, assignments, file);
            Optional<String> master = Optional.ofNullable(parsed.matchedOptionValue("--master", (String) null));
            return command.run(values, new Invocation(master), out);
        } catch (ConfigException e) {
            complain(e.problems());
            return ExitCode.USAGE;
        } catch (ModelException | InputException e) {
            LOG.debug("stopped", e);
            complain(List.of(e.getMessage()));
            return ExitCode.USAGE;
        } catch (Exception | LinkageError e) {
            LOG.error("camaudit {} failed", command.name(), e);
            complain(List.of(command.name() + " failed: " + rootMessage(e)));
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

    private void complain(List<@org.jspecify.annotations.Nullable String> problems) {
        if (problems.size() == 1) {
            err.println("cam-audit: " + problems.get(0));
        } else {
            err.println("cam-audit: " + problems.size() + " problems");
            problems.forEach(problem -> err.println("  - " + problem));
        }
    }

    private static CommandLine commandLine() {
        CommandSpec top = CommandSpec.create().name("cam-audit");
        top.addOption(help())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description("Versions of CamAudit and what it runs on.")
                        .build());
        top.usageMessage()
                .description(
                        "CamAudit tells where a trained CNN looks, over a whole image dataset, on Apache Spark.", "")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 a gate failed.",
                        "'cam-audit COMMAND --help' explains a command.");
        CommandLine line = new CommandLine(top);
        COMMANDS.forEach(command -> line.addSubcommand(command.name(), spec(command)));
        line.setUsageHelpWidth(110);
        line.getSubcommands().values().forEach(sub -> sub.setUsageHelpWidth(110));
        return line;
    }

    private static CommandSpec spec(Command command) {
        CommandSpec spec = CommandSpec.create().name(command.name());
        List<String> footer = new ArrayList<>(List.of("", "Examples:"));
        command.examples().forEach(example -> footer.add("  " + example));
        UsageMessageSpec usage = spec.usageMessage();
        usage.header(command.summary())
                .description(command.description().toArray(String[]::new))
                .footer(footer.toArray(String[]::new))
                .optionListHeading("%nOptions:%n")
                .sortOptions(false)
                .synopsisHeading("%nUsage: ")
                .descriptionHeading("%n");
        usage.abbreviateSynopsis(true);
        command.settings().forEach(setting -> spec.addOption(option(setting)));
        spec.addOption(text("--config", "FILE", "HOCON file; every option above can stand in it, without the dashes"));
        spec.addOption(OptionSpec.builder("--set")
                .paramLabel("KEY=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("overrides a value of the file")
                .build());
        if (command.usesSpark()) {
            spec.addOption(text("--master", "URL", "Spark master (default: spark-submit's, else local[*])"));
        }
        return spec.addOption(help());
    }

    private static OptionSpec option(Setting setting) {
        String fallback = setting.fallback()
                .filter(f -> !setting.isFlag())
                .map(f -> " (default: " + f + ")")
                .orElse("");
        String must = setting.required() ? " (required)" : setting.repeatable() ? "; repeatable" : "";
        OptionSpec.Builder builder = OptionSpec.builder("--" + setting.name())
                .description((setting.help() + must + fallback).replace("%", "%%"));
        return setting.isFlag()
                ? builder.type(boolean.class).arity("0").build()
                : builder.paramLabel(setting.placeholder())
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .hideParamSyntax(true)
                        .build();
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .type(boolean.class)
                .description("this text")
                .build();
    }
}
