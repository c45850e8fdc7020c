package camaudit.audit.slice;

import camaudit.vocabulary.Columns;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows for which every condition holds; without conditions, all rows.
 *
 * @param conditions sorted by dimension, each dimension once
 */
public record Slice(List<Condition> conditions) implements Comparable<Slice>, Serializable {
    private static final long serialVersionUID = 1;

    /** The dimension of an image's true class. */
    public static final String LABEL = Columns.LABEL.name();
    /** The dimension of the class that the network named. */
    public static final String PREDICTED = Columns.PREDICTED.name();
    /** All rows. */
    public static final Slice EVERYTHING = new Slice(List.of());

    private static final Comparator<Slice> ORDER =
            Comparator.<Slice>comparingInt(slice -> slice.conditions().size()).thenComparing(Slice::text);

    public Slice {
        conditions = conditions.stream().sorted().toList();
        Set<String> seen = new HashSet<>();
        for (Condition condition : conditions) {
            if (!seen.add(condition.dimension())) {
                throw new IllegalArgumentException("the dimension '" + condition.dimension()
                        + "' stands in a slice twice: a row has one value of each");
            }
        }
    }

    /** The slice of one condition. */
    public static Slice of(String dimension, String value) {
        return new Slice(List.of(new Condition(dimension, value)));
    }

    /** The written form: {@code label=cat & site="A 1"}; {@code all} without conditions. */
    public String text() {
        return conditions.isEmpty()
                ? SliceText.ALL
                : conditions.stream()
                        .map(condition ->
                                SliceText.word(condition.dimension()) + "=" + SliceText.word(condition.value()))
                        .collect(Collectors.joining(" & "));
    }

    /** The value of a dimension; empty where this slice has no condition on it. */
    public Optional<String> value(String dimension) {
        return conditions.stream()
                .filter(condition -> condition.dimension().equals(dimension))
                .map(Condition::value)
                .findFirst();
    }

    /** Whether it is the slice of all rows, of one label or of one predicted class; every audit reports these, however many they are. */
    public boolean isOfClass() {
        return conditions.isEmpty()
                || (conditions.size() == 1
                        && (value(LABEL).isPresent() || value(PREDICTED).isPresent()));
    }

    /**
     * The slice within which this one is compared: the rows of its label or, without one, of its predicted class; all rows where it has
     * neither or only that. Empty for the slice of all rows.
     */
    public Optional<Slice> parent() {
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        if (conditions.size() == 1) {
            return Optional.of(EVERYTHING);
        }
        return Optional.of(value(LABEL)
                .map(value -> of(LABEL, value))
                .or(() -> value(PREDICTED).map(value -> of(PREDICTED, value)))
                .orElse(EVERYTHING));
    }

    /** Fewer conditions first, then by the written form. */
    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
