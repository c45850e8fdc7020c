package camaudit.config;

import camaudit.text.Redaction;
import java.util.List;

/** Everything that is wrong with a configuration, each problem with the value, where it was written, and the remedy. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ConfigException(List<String> problems) {
        super(Redaction.of(String.join("\n", problems)));
        this.problems = problems.stream().map(Redaction::of).toList();
    }

    public List<String> problems() {
        return problems;
    }
}
