package camaudit.spark.integrity;

import camaudit.text.Numbers;
import camaudit.text.Problems;
import camaudit.vocabulary.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the columns of a table's files with those that a run writes, and with each other. */
final class ColumnCheck {
    private final String table;
    private final TableRules rules;
    private final List<Footer> footers;
    private final Problems problems;

    ColumnCheck(String table, TableRules rules, List<Footer> footers, Problems problems) {
        this.table = Objects.requireNonNull(table);
        this.rules = Objects.requireNonNull(rules);
        this.footers = List.copyOf(footers);
        this.problems = Objects.requireNonNull(problems);
    }

    /**
     * Adds columns that are missing, though every row has them, and those of another type.
     *
     * @param remedy what to do about a file
     */
    void types(Function<Footer, String> remedy) {
        for (Column column : rules.columns()) {
            Map<String, List<Footer>> wrong = new TreeMap<>();
            for (Footer footer : footers) {
                String type = footer.types().getOrDefault(column.name(), "");
                boolean missing = type.isEmpty() && !column.nullable();
                if (footer.unreadable().isEmpty()
                        && (missing
                                || (!type.isEmpty()
                                        && !type.equals(column.type().sql())))) {
                    wrong.computeIfAbsent(type, other -> new ArrayList<>()).add(footer);
                }
            }
            wrong.forEach((type, files) -> problems.add(Numbers.format(
                    type.isEmpty()
                            ? "%s: column %s is missing%s, %s, in %,d of %,d files with %,d rows: %s"
                            : "%s: column %s holds %s, not %s, in %,d of %,d files with %,d rows: %s",
                    table,
                    column.name(),
                    type,
                    column.type().sql(),
                    files.size(),
                    footers.size(),
                    files.stream().mapToLong(Footer::rows).sum(),
                    remedy.apply(files.get(0)))));
        }
    }

    /** Adds that some files have columns which others lack. */
    void versions() {
        Map<SortedSet<String>, List<Footer>> versions = footers.stream()
                .filter(footer -> footer.unreadable().isEmpty())
                .collect(Collectors.groupingBy(
                        footer -> new TreeSet<>(footer.types().keySet()), LinkedHashMap::new, Collectors.toList()));
        if (versions.size() > 1) {
            TreeSet<String> some = new TreeSet<>();
            versions.keySet().forEach(some::addAll);
            TreeSet<String> all = new TreeSet<>(some);
            versions.keySet().forEach(all::retainAll);
            some.removeAll(all);
            problems.add(Numbers.format(
                    "%s is of %,d versions: only some of its files have %s (%s): explain all images again with --overwrite",
                    table,
                    versions.size(),
                    some.stream().limit(5).collect(Collectors.joining(", ")) + (some.size() > 5 ? " …" : ""),
                    versions.values().stream()
                            .map(files -> Numbers.format(
                                    "%,d like %s",
                                    files.size(), TableCheck.name(files.get(0).path())))
                            .collect(Collectors.joining(", "))));
        }
    }
}
