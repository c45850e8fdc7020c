package camaudit.spark.integrity;

import java.io.Serializable;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a file of a table without reading its rows.
 *
 * @param path below the output folder
 * @param failure why the footer cannot be read; null where it can
 * @param rows how many the file holds
 * @param types of all columns by name, as in SQL
 * @param facts of the columns that are checked
 * @param maps whether the lengths of all maps are those of their heights and widths
 */
record Footer(
        String path,
        @Nullable String failure,
        long rows,
        SortedMap<String, String> types,
        SortedMap<String, ColumnFacts> facts,
        Maps maps)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What row groups say of their maps. */
    enum Maps {
        /** They hold as many values as their heights and widths make. */
        FIT,
        /** They do not. */
        DIFFER,
        /** Their sizes differ within a row group, or nothing is said. */
        UNKNOWN
    }

    Footer {
        Objects.requireNonNull(path);
        Objects.requireNonNull(maps);
        types = Collections.unmodifiableSortedMap(new TreeMap<>(types));
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    static Footer unreadable(String path, String failure) {
        return new Footer(path, failure, 0, new TreeMap<>(), new TreeMap<>(), Maps.UNKNOWN);
    }

    Optional<String> unreadable() {
        return Optional.ofNullable(failure);
    }

    ColumnFacts of(String column) {
        return facts.getOrDefault(column, ColumnFacts.unknown());
    }
}
