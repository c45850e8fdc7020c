package camaudit.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The validated settings of {@code run}: the options of {@code explain} and of {@code audit}, each in a block. Unless they say
 * otherwise, the explanations are resumed, and the audit takes them and replaces the earlier audit in {@code OUTPUT-audit}.
 */
public record RunConfig(ExplainConfig explain, AuditConfig audit) {
    private static final String EXPLAIN = "explain";
    private static final String AUDIT = "audit";
    private static final String OUTPUT = "output";

    public static final List<Setting> SETTINGS = List.of(
            Setting.block(
                    EXPLAIN,
                    "in --config, a block with options of 'explain': explain { model = …, images = …, output = … }"),
            Setting.block(
                    AUDIT, "in --config, a block with options of 'audit': audit { baseline = …, gates = [ … ] }"));

    public RunConfig {
        Objects.requireNonNull(explain);
        Objects.requireNonNull(audit);
    }

    /**
     * Reads and validates both blocks.
     *
     * @throws ConfigException with all problems of both
     */
    public static RunConfig read(Values values) {
        Config first = block(values, EXPLAIN);
        Config second = block(values, AUDIT);
        List<String> problems = new ArrayList<>();
        Map<String, Object> resumed = first.hasPath("overwrite") ? Map.of() : Map.of("resume", "true");
        String output = first.hasPath(OUTPUT) ? String.valueOf(first.getAnyRef(OUTPUT)) : "";
        Map<String, Object> follows = Map.of("explanations", output, OUTPUT, output + "-audit", "overwrite", "true");
        Optional<ExplainConfig> explain =
                read(ExplainConfig.SETTINGS, first, resumed, ExplainConfig::read, EXPLAIN, problems);
        Optional<AuditConfig> audit = read(AuditConfig.SETTINGS, second, follows, AuditConfig::read, AUDIT, problems);
        problems.forEach(values::problem);
        values.done();
        return new RunConfig(explain.orElseThrow(), audit.orElseThrow());
    }

    private static Config block(Values values, String name) {
        return values.lookup(name)
                .map(value -> {
                    if (value instanceof ConfigObject object) {
                        return object.toConfig();
                    }
                    values.problem(values.at(name) + " is no block: write " + name + " { … } in --config");
                    return ConfigFactory.empty();
                })
                .orElseGet(ConfigFactory::empty);
    }

    private static <T> Optional<T> read(
            List<Setting> settings,
            Config block,
            Map<String, Object> fallbacks,
            Function<Values, T> reader,
            String name,
            List<String> problems) {
        try {
            return Optional.of(reader.apply(new Values(
                    settings, block.withFallback(ConfigFactory.parseMap(fallbacks, "what follows from 'run'")))));
        } catch (ConfigException e) {
            e.problems().forEach(problem -> problems.add(name + ": " + problem));
            return Optional.empty();
        }
    }
}
