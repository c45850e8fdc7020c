package camaudit.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which rows are drawn.
 *
 * @param methods only these methods; empty for all
 * @param where a predicate in Spark SQL on the table's columns
 * @param order the column to choose by
 * @param ascending whether the smallest values come first
 * @param top how many, of each class on class sheets; only with {@code order}
 * @param limit how many as an even sample, of each class on class sheets; 0 for all
 */
public record RenderChoice(
        List<String> methods,
        Optional<String> where,
        Optional<String> order,
        boolean ascending,
        OptionalLong top,
        long limit) {
    /** Every row. */
    public static final RenderChoice ALL =
            new RenderChoice(List.of(), Optional.empty(), Optional.empty(), false, OptionalLong.empty(), 0);

    public RenderChoice {
        methods = List.copyOf(methods);
        Objects.requireNonNull(where);
        Objects.requireNonNull(order);
        Objects.requireNonNull(top);
        if (top.isPresent() && order.isEmpty()) {
            throw new IllegalArgumentException("the top " + top.getAsLong() + " needs a column to order by");
        }
    }

    /** How many rows at most; empty for all. */
    public OptionalLong most() {
        return top.isPresent() ? top : limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
    }
}
