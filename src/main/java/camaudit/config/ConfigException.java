package camaudit.config;

import camaudit.text.Redaction;
import camaudit.text.UserException;
import java.util.List;

/** Everything that is wrong with a configuration, each problem with the value, where it was written, and the remedy. */
public final class ConfigException extends UserException {
    private static final long serialVersionUID = 1L;

    public ConfigException(List<String> problems) {
        super(problems.stream().map(Redaction::of).toList());
    }
}
