package camaudit.spark.integrity;

import static org.apache.spark.sql.functions.col;

import camaudit.text.Numbers;
import camaudit.vocabulary.Column;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which values a column may have, besides null.
 *
 * @param texts the allowed ones; empty where numbers are
 * @param least the smallest number that is allowed
 * @param most the largest
 */
record ValueRule(Column column, SortedSet<String> texts, int least, int most) {
    ValueRule {
        Objects.requireNonNull(column);
        Objects.requireNonNull(texts);
    }

    static ValueRule texts(Column column, Collection<String> allowed) {
        return new ValueRule(column, new TreeSet<>(allowed), 0, 0);
    }

    static ValueRule numbers(Column column, int least, int most) {
        return new ValueRule(column, new TreeSet<>(), least, most);
    }

    /** True if a footer's extremes are allowed. */
    boolean allows(ColumnFacts facts) {
        return texts.isEmpty()
                ? facts.least() > facts.greatest() || (facts.least() >= least && facts.greatest() <= most)
                : texts.containsAll(facts.extremes());
    }

    /** True of a row whose value is not allowed. */
    org.apache.spark.sql.Column broken() {
        org.apache.spark.sql.Column value = col(column.name());
        return texts.isEmpty()
                ? value.lt(least).or(value.gt(most))
                : value.isInCollection(texts).unary_$bang();
    }

    /** What is allowed, in words. */
    String expected() {
        if (!texts.isEmpty()) {
            return String.join(", ", texts);
        }
        return most == Integer.MAX_VALUE
                ? Numbers.format("%d or more", least)
                : Numbers.format("%d to %d", least, most);
    }
}
