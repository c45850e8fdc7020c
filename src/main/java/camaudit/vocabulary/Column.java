package camaudit.vocabulary;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param name lower case with underscores
 * @param nullable whether a row may lack the value
 * @param doc what it holds, in one line
 */
public record Column(String name, ColumnType type, boolean nullable, String doc) {
    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(doc);
    }

    static Column required(String name, ColumnType type, String doc) {
        return new Column(name, type, false, doc);
    }

    static Column optional(String name, ColumnType type, String doc) {
        return new Column(name, type, true, doc);
    }

    /** The column that holds a statistic. */
    public static Column of(Statistic statistic) {
        return optional(statistic.label(), ColumnType.NUMBER, statistic.meaning() + " (" + statistic.range() + ")");
    }

    /** The same column in a table whose rows may lack it. */
    public Column orNull() {
        return new Column(name, type, true, doc);
    }

    /** The same name and type in a table where it holds something else. */
    Column as(String meaning) {
        return new Column(name, type, nullable, meaning);
    }
}
