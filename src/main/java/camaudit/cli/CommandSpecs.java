package camaudit.cli;

import camaudit.config.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options and help texts of all commands, made of their settings. */
final class CommandSpecs {
    private CommandSpecs() {}

    static CommandLine of(List<Command> commands) {
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
        commands.forEach(command -> line.addSubcommand(command.usage().name(), spec(command.usage())));
        line.setUsageHelpWidth(110);
        line.getSubcommands().values().forEach(sub -> sub.setUsageHelpWidth(110));
        return line;
    }

    private static CommandSpec spec(Usage command) {
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
        if (setting.isFlag()) {
            return builder.type(boolean.class).arity("0").build();
        }
        setting.bare().ifPresent(builder::fallbackValue);
        return builder.paramLabel(setting.placeholder())
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(setting.bare().isPresent() ? "0..1" : "1")
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
