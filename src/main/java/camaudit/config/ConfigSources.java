package camaudit.config;

import camaudit.text.Problems;
import camaudit.text.Redaction;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where values come from, strongest first: command line, {@code --set}, file, defaults. */
public final class ConfigSources {
    static final String ASSIGNMENT = "--set";

    private ConfigSources() {}

    /**
     * Merges all sources.
     *
     * @param options the options given on the command line, by name
     * @param assignments {@code key=value}, each a HOCON value
     * @throws ConfigException if the file or an assignment cannot be parsed
     */
    public static Values merge(
            List<Setting> known, Map<String, List<String>> options, List<String> assignments, Optional<File> file) {
        Problems problems = new Problems(ConfigException::new);
        Config merged = commandLine(known, options)
                .withFallback(assigned(assignments, problems))
                .withFallback(file.map(f -> parse(f, problems)).orElse(ConfigFactory.empty()));
        problems.throwIfAny();
        try {
            return new Values(known, merged.resolve());
        } catch (com.typesafe.config.ConfigException e) {
            throw new ConfigException(List.of(e.getMessage()));
        }
    }

    private static Config commandLine(List<Setting> known, Map<String, List<String>> options) {
        Map<String, ConfigValue> values = new HashMap<>();
        for (Setting setting : known) {
            List<String> given = options.getOrDefault(setting.name(), List.of());
            if (!given.isEmpty()) {
                Object value = setting.repeatable() ? given : given.get(given.size() - 1);
                values.put(setting.name(), ConfigValueFactory.fromAnyRef(value, "command line"));
            }
        }
        return ConfigFactory.parseMap(values, "command line");
    }

    private static Config assigned(List<String> assignments, Problems problems) {
        Config all = ConfigFactory.empty();
        for (String assignment : assignments) {
            try {
                String text = assignment.contains("=") ? assignment : assignment + " = \"\"";
                all = ConfigFactory.parseString(text, ConfigFiles.options(ASSIGNMENT, problems))
                        .withFallback(all);
            } catch (com.typesafe.config.ConfigException e) {
                problems.add(
                        "--set " + assignment + ": write --set key=value, with \"quotes\" around a value that holds "
                                + "characters such as : / ," + detail(assignment, e));
            }
        }
        return all;
    }

    private static Config parse(File file, Problems problems) {
        if (!file.isFile()) {
            problems.add("--config " + file + ": there is no such file");
            return ConfigFactory.empty();
        }
        try {
            return ConfigFactory.parseFile(file, ConfigFiles.options(file, problems));
        } catch (com.typesafe.config.ConfigException e) {
            File broken = Optional.ofNullable(e.origin())
                    .flatMap(origin -> Optional.ofNullable(origin.filename()))
                    .map(File::new)
                    .orElse(file);
            String line = e.origin() == null ? "" : " line " + e.origin().lineNumber();
            problems.add("--config " + broken + line + " is no HOCON: write \"quotes\" "
                    + "around values that hold characters such as : / ," + detail(text(broken), e));
            return ConfigFactory.empty();
        }
    }

    /** What the parser says; nothing where it may repeat a part of a secret. */
    private static String detail(String text, com.typesafe.config.ConfigException e) {
        return Redaction.of(text).equals(text) ? " (" + e.getMessage() + ")" : "";
    }

    private static String text(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return "";
        }
    }
}
