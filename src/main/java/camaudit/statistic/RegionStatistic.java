package camaudit.statistic;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One number about a map and the foreground of its picture: the column it is stored in, what it means, the range of its values and how
 * it is measured.
 *
 * @param name the column's name, lower case with underscores
 * @param meaning one line for people: formula and unit
 * @param range the values it can take, s being the foreground's share of the area
 * @param rule how to measure what is not blank
 */
public record RegionStatistic(String name, String meaning, String range, ToDoubleFunction<Overlap> rule) {
    public RegionStatistic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(rule, "rule");
    }

    /** The value, always finite; empty where the map is blank or the foreground is empty or everything. */
    public OptionalDouble measure(Overlap overlap) {
        return overlap.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(rule.applyAsDouble(overlap));
    }
}
