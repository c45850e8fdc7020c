package camaudit.spark.integrity;

import camaudit.provenance.Increment;
import camaudit.provenance.RunReport;
import camaudit.provenance.RunTotals;
import camaudit.spark.ledger.FinishedRun;
import camaudit.spark.ledger.OutputFolder;
import camaudit.spark.ledger.RunRecord;
import camaudit.spark.storage.Storage;
import camaudit.text.InputException;
import camaudit.text.Numbers;
import camaudit.text.Problems;
import camaudit.vocabulary.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * Compares the tables of a finished run with its {@code run.json} and the records of its units. Each file's footer is read once: it tells
 * the rows, the columns and, by the extremes of each column, the runs and models the rows are of. Rows are only read of files that are
 * not as the run left them, or whose footers leave something open.
 */
public final class RunIntegrity {
    private final SparkSession spark;
    private final Storage storage;
    private final String output;

    public RunIntegrity(SparkSession spark, Storage storage, String output) {
        this.spark = Objects.requireNonNull(spark);
        this.storage = Objects.requireNonNull(storage);
        this.output = Objects.requireNonNull(output);
    }

    /**
     * Ends quietly if the tables are as the run left them.
     *
     * @return what people should know where not all could be checked
     * @throws InputException with everything that does not match, numbers and the remedy
     */
    public Optional<String> require(FinishedRun run) {
        RunReport report = run.report();
        Optional<RunRecord> record = RunRecord.read(storage, output);
        Problems problems = Problems.few(InputException::of);
        record.ifPresent(found -> check(found, report, problems));
        Set<String> runs = runs(report, record);
        check(TableRules.explanations(report, runs), record, problems);
        check(TableRules.rejections(report, runs), record, problems);
        TableRules faithfulness = TableRules.faithfulness(report, runs);
        if (faithfulness.expected().isPresent() || storage.exists(output + "/" + faithfulness.name())) {
            check(faithfulness, Optional.empty(), problems);
        }
        problems.throwIfAny();
        return record.isPresent()
                ? Optional.empty()
                : Optional.of(output + " has no record of the run's units (" + OutputFolder.UNITS
                        + "): its tables were compared with " + RunReport.FILE + " only");
    }

    /** Whose rows the tables may hold; empty where that cannot be known. */
    private static Set<String> runs(RunReport report, Optional<RunRecord> record) {
        boolean resumed = Optional.ofNullable(report.increment())
                .filter(increment -> increment.before() > 0)
                .isPresent();
        if (record.isEmpty() && resumed) {
            return Set.of();
        }
        TreeSet<String> runs = new TreeSet<>(record.map(RunRecord::runIds).orElse(Set.of()));
        runs.add(report.runId());
        return runs;
    }

    private void check(RunRecord record, RunReport report, Problems problems) {
        record.broken().forEach(broken -> problems.add(broken + ": " + TableCheck.RESUME));
        Optional<RunTotals> totals = TableRules.totals(report);
        if (totals.isPresent() && totals.get().images() != record.images()) {
            problems.add(Numbers.format(
                    "%s: the records of the units in %s tell of %,d images, %s of %,d: %s",
                    output,
                    OutputFolder.UNITS,
                    record.images(),
                    RunReport.FILE,
                    totals.get().images(),
                    TableCheck.RESUME));
        }
        boolean committed = Optional.ofNullable(report.increment())
                .map(Increment::units)
                .filter(units -> units > 0)
                .isPresent();
        if (committed && record.broken().isEmpty() && !record.runIds().contains(report.runId())) {
            problems.add(
                    output + "/" + RunReport.FILE + " is of run " + report.runId() + ", the units in "
                            + OutputFolder.UNITS + " of " + String.join(", ", new TreeSet<>(record.runIds()))
                            + ": restore the file, or have it written anew by the command that explained the images, with --resume");
        }
        if (record.keys().size() > 1) {
            problems.add(output + ": its units were made in several ways, which differ in " + differences(record.keys())
                    + ": explain the images again with --overwrite");
        }
    }

    private static String differences(List<Map<String, String>> keys) {
        TreeSet<String> names = new TreeSet<>();
        keys.forEach(key -> names.addAll(key.keySet()));
        return names.stream()
                .filter(name -> keys.stream()
                                .map(key -> key.getOrDefault(name, ""))
                                .distinct()
                                .count()
                        > 1)
                .collect(Collectors.joining(", "));
    }

    private void check(TableRules rules, Optional<RunRecord> record, Problems problems) {
        String table = output + "/" + rules.name();
        TableFolder folder = TableFolder.of(storage, output, rules.name(), record);
        List<Footer> footers = new Footers(spark, storage, output)
                .read(List.copyOf(folder.present().keySet()), rules.watched());
        TableCheck check = new TableCheck(table, rules, folder, footers, problems);
        check.run();
        Map<Set<String>, List<Footer>> readable = footers.stream()
                .filter(footer -> footer.rows() > 0)
                .collect(Collectors.groupingBy(
                        footer -> readable(rules, footer), LinkedHashMap::new, Collectors.toList()));
        ContentScan scan = new ContentScan(spark, output, rules);
        readable.forEach((columns, files) -> contents(columns, files, rules, folder, check, scan, problems));
        if (readable.size() == 1 && (record.isEmpty() || !check.hasAllRows())) {
            readable.forEach((columns, files) -> scan.duplicates(columns, paths(files), check.remedy(), problems));
        }
    }

    /** Scans files that are not as they were written, and those of which the footers leave something open. */
    private static void contents(
            Set<String> columns,
            List<Footer> files,
            TableRules rules,
            TableFolder folder,
            TableCheck check,
            ContentScan scan,
            Problems problems) {
        List<Footer> maps = new ArrayList<>();
        List<Footer> narrow = new ArrayList<>();
        for (Footer footer : files) {
            boolean written = folder.isAsWritten(footer.path());
            boolean damaged = folder.written().isPresent() && !written;
            boolean open = footer.maps() == Footer.Maps.DIFFER || (footer.maps() == Footer.Maps.UNKNOWN && !written);
            if (rules.hasMaps() && (damaged || open)) {
                maps.add(footer);
            } else if (!written || !rules.shownBy(footer)) {
                narrow.add(footer);
            }
        }
        if (!maps.isEmpty()) {
            scan.run(columns, paths(maps), true, check.remedyOf(maps.get(0)), problems);
        }
        if (!narrow.isEmpty()) {
            scan.run(columns, paths(narrow), false, check.remedyOf(narrow.get(0)), problems);
        }
    }

    private static List<String> paths(List<Footer> files) {
        return files.stream().map(Footer::path).toList();
    }

    /** The columns of a file that are of the type they should be of. */
    private static Set<String> readable(TableRules rules, Footer footer) {
        return rules.columns().stream()
                .filter(column -> column.type().sql().equals(footer.types().get(column.name())))
                .map(Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
