package camaudit.statistic;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One number about a map: the column it is stored in, what it means, the range of its values and how it is measured.
 *
 * @param name the column's name, lower case with underscores
 * @param meaning one line for people: formula and unit
 * @param range the values it can take, n being the number of cells
 * @param rule how to measure a map that is not blank
 */
public record Statistic(String name, String meaning, String range, Rule rule) {
    /** Measures a map that is not blank; empty where the statistic is not defined for it. */
    @FunctionalInterface
    public interface Rule {
        OptionalDouble measure(AttentionMap map);
    }

    public Statistic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(rule, "rule");
    }

    /** A statistic that is defined for every map that is not blank. */
    static Statistic of(String name, String meaning, String range, ToDoubleFunction<AttentionMap> rule) {
        return new Statistic(name, meaning, range, map -> OptionalDouble.of(rule.applyAsDouble(map)));
    }

    /** The map's value, always finite; empty for a blank map and where the statistic is not defined. */
    public OptionalDouble measure(AttentionMap map) {
        return map.isBlank() ? OptionalDouble.empty() : rule.measure(map);
    }
}
