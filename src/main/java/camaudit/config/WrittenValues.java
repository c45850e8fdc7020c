package camaudit.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values of a configuration by the names of settings, as they were written and where. */
final class WrittenValues {
    private final Config config;

    WrittenValues(Config config) {
        this.config = Objects.requireNonNull(config);
    }

    /** The value as it was written; empty where there is none. */
    Optional<ConfigValue> lookup(String name) {
        String path = ConfigUtil.quoteString(name);
        return config.hasPath(path) ? Optional.of(config.getValue(path)) : Optional.empty();
    }

    /** Where a value was written and its name, to start a problem with. */
    String at(String name) {
        return lookup(name).map(value -> Origin.at(name, value)).orElse("--" + name);
    }

    /** A problem for each key that is none of the known ones. */
    List<String> unknown(Set<String> known) {
        return config.root().entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(entry -> Origin.where(entry.getValue()) + ": unknown key '" + entry.getKey() + "'"
                        + Suggestion.of(entry.getKey(), known) + ". Known: "
                        + known.stream().sorted().collect(Collectors.joining(", ")))
                .toList();
    }
}
