package camaudit.audit.slice;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/** A dimension with the value that it has in a slice, such as site = A. */
public record Condition(String dimension, String value) implements Comparable<Condition>, Serializable {
    private static final long serialVersionUID = 1;
    private static final Comparator<Condition> ORDER =
            Comparator.comparing(Condition::dimension).thenComparing(Condition::value);

    public Condition {
        Objects.requireNonNull(dimension);
        Objects.requireNonNull(value);
        if (dimension.isEmpty()) {
            throw new IllegalArgumentException(
                    "a dimension without a name, with the value '" + value + "': name the column");
        }
    }

    @Override
    public int compareTo(Condition other) {
        return ORDER.compare(this, other);
    }
}
