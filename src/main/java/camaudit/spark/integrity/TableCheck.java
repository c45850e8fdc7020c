package camaudit.spark.integrity;

import camaudit.text.Numbers;
import camaudit.text.Problems;
import camaudit.vocabulary.Columns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the files of one table and their footers with what the run wrote. */
final class TableCheck {
    /** What to do about files that are lost or damaged. */
    static final String RESUME = "the command that explained the images does what is missing again with --resume";

    private final String table;
    private final TableRules rules;
    private final TableFolder folder;
    private final List<Footer> footers;
    private final Problems problems;

    /**
     * A check.
     *
     * @param table its folder as the user named it
     * @param footers of all files that lie there
     * @param problems receives what is wrong
     */
    TableCheck(String table, TableRules rules, TableFolder folder, List<Footer> footers, Problems problems) {
        this.table = Objects.requireNonNull(table);
        this.rules = Objects.requireNonNull(rules);
        this.folder = Objects.requireNonNull(folder);
        this.footers = List.copyOf(footers);
        this.problems = Objects.requireNonNull(problems);
    }

    /** What the remedy is where no file can be named. */
    String remedy() {
        return folder.written().isPresent() ? RESUME : "explain the images again";
    }

    void run() {
        rows();
        lost();
        strange();
        unreadable();
        copies();
        ColumnCheck columns = new ColumnCheck(table, rules, footers, problems);
        columns.types(this::remedyOf);
        columns.versions();
    }

    /** How many rows the footers tell of. */
    long count() {
        return footers.stream().mapToLong(Footer::rows).sum();
    }

    boolean hasAllRows() {
        return rules.expected().isEmpty() || rules.expected().getAsLong() == count();
    }

    private void rows() {
        if (footers.isEmpty() && hasAllRows()) {
            problems.add(table + " holds no file: " + remedy());
        }
        if (!hasAllRows()) {
            problems.add(Numbers.format(
                    "%s has %,d rows, the run wrote %,d: %s",
                    table, count(), rules.expected().orElse(0), remedy()));
        }
    }

    private void lost() {
        long all = folder.written().map(Map::size).orElse(0);
        List<String> lost = folder.lost();
        if (!lost.isEmpty()) {
            problems.add(Numbers.format(
                    "%s lacks %,d of the %,d files that the run wrote, such as %s: %s",
                    table, lost.size(), all, name(lost.get(0)), RESUME));
        }
        List<String> changed = folder.changed();
        if (!changed.isEmpty()) {
            String first = changed.get(0);
            problems.add(Numbers.format(
                    "%s: %,d of the %,d files that the run wrote have another size, such as %s with %,d bytes instead of %,d: %s",
                    table,
                    changed.size(),
                    all,
                    name(first),
                    folder.present().get(first),
                    folder.written().orElseThrow().get(first),
                    RESUME));
        }
        if (!folder.folders().isEmpty()) {
            problems.add(table + " holds the folder " + folder.folders().get(0)
                    + ", which no run wrote: take it out, Spark may read files in it as rows");
        }
    }

    private void strange() {
        List<String> strange = folder.strange();
        List<Footer> rows = footers.stream()
                .filter(footer -> strange.contains(footer.path()))
                .filter(footer -> footer.rows() > 0 || footer.unreadable().isPresent())
                .toList();
        if (!rows.isEmpty()) {
            TreeSet<String> runs = new TreeSet<>();
            rows.forEach(footer -> runs.addAll(footer.of(Columns.RUN_ID.name()).extremes()));
            problems.add(Numbers.format(
                    "%s holds %,d files with %,d rows that are in no record of the run, such as %s%s: take them out; where the record was "
                            + "lost, %s",
                    table,
                    rows.size(),
                    rows.stream().mapToLong(Footer::rows).sum(),
                    name(rows.get(0).path()),
                    runs.isEmpty() ? "" : " (of run " + String.join(", ", runs) + ")",
                    RESUME));
        }
    }

    private void unreadable() {
        List<Footer> broken = footers.stream()
                .filter(footer -> footer.unreadable().isPresent())
                .toList();
        if (!broken.isEmpty()) {
            problems.add(Numbers.format(
                    "%s: %,d of %,d files cannot be read as Parquet, such as %s (%s): %s",
                    table,
                    broken.size(),
                    footers.size(),
                    name(broken.get(0).path()),
                    broken.get(0).failure(),
                    remedyOf(broken.get(0))));
        }
    }

    /** Two files with the same first and last image have images in common. */
    private void copies() {
        Map<SortedSet<String>, List<Footer>> images = footers.stream()
                .filter(footer ->
                        footer.rows() > 0 && footer.of(Columns.IMAGE_ID.name()).bounded())
                .collect(Collectors.groupingBy(
                        footer -> footer.of(Columns.IMAGE_ID.name()).extremes(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        images.values().stream()
                .filter(same -> same.size() > 1 && rules.hasMaps())
                .forEach(same -> problems.add(Numbers.format(
                        "%s: %,d files hold the same images, %s to %s: %s. Leave one of them: %s",
                        table,
                        same.size(),
                        same.get(0).of(Columns.IMAGE_ID.name()).extremes().first(),
                        same.get(0).of(Columns.IMAGE_ID.name()).extremes().last(),
                        same.stream().map(footer -> name(footer.path())).collect(Collectors.joining(", ")),
                        remedy())));
    }

    /** What to do about a file. */
    String remedyOf(Footer footer) {
        return folder.isAsWritten(footer.path()) ? "delete the file, and " + RESUME : remedy();
    }

    /** A file's name in its table. */
    static String name(String path) {
        return path.substring(path.indexOf('/') + 1);
    }
}
