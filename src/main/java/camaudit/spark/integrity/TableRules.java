package camaudit.spark.integrity;

import camaudit.provenance.ReportedFaithfulness;
import camaudit.provenance.RunReport;
import camaudit.provenance.RunTotals;
import camaudit.spark.table.ExplanationTable;
import camaudit.spark.table.FaithfulnessTable;
import camaudit.spark.table.RejectionTable;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.MapStatus;
import camaudit.vocabulary.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a table of a run has to hold by {@code run.json}.
 *
 * @param name of the folder
 * @param expected its rows; empty where the run does not say it
 * @param values which ones columns may have
 * @param unique the columns by which no two rows are alike
 */
record TableRules(
        String name, List<Column> columns, OptionalLong expected, List<ValueRule> values, List<Column> unique) {
    TableRules {
        Objects.requireNonNull(name);
        Objects.requireNonNull(expected);
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        unique = List.copyOf(unique);
    }

    /**
     * The table of explanations.
     *
     * @param runs whose rows it may hold; empty where that is not known
     */
    static TableRules explanations(RunReport run, Set<String> runs) {
        int classes = Optional.ofNullable(run.model().classes()).orElse(Integer.MAX_VALUE);
        List<ValueRule> values = new ArrayList<>();
        for (Column column : List.of(Columns.LABEL, Columns.PREDICTED, Columns.TARGET)) {
            values.add(ValueRule.numbers(column, 0, classes == Integer.MAX_VALUE ? classes : classes - 1));
        }
        values.add(ValueRule.texts(
                Columns.STATUS,
                Arrays.stream(MapStatus.values()).map(MapStatus::name).toList()));
        values.add(ValueRule.numbers(Columns.CAM_HEIGHT, 1, Integer.MAX_VALUE));
        values.add(ValueRule.numbers(Columns.CAM_WIDTH, 1, Integer.MAX_VALUE));
        texts(Columns.METHOD, run.explained().methods()).ifPresent(values::add);
        texts(
                        Columns.MODEL_SHA256,
                        run.model().sha256() == null
                                ? null
                                : List.of(run.model().sha256()))
                .ifPresent(values::add);
        texts(Columns.RUN_ID, List.copyOf(runs)).ifPresent(values::add);
        return new TableRules(
                ExplanationTable.NAME,
                ExplanationTable.columns(),
                maps(run),
                values,
                List.of(Columns.IMAGE_ID, Columns.METHOD));
    }

    private static OptionalLong maps(RunReport run) {
        return totals(run).map(RunTotals::statuses).map(TableRules::sum).orElse(OptionalLong.empty());
    }

    static Optional<RunTotals> totals(RunReport run) {
        return Optional.ofNullable(run.counts());
    }

    private static OptionalLong sum(Map<String, Long> counts) {
        return OptionalLong.of(
                counts.values().stream().mapToLong(Long::longValue).sum());
    }

    static TableRules rejections(RunReport run, Set<String> runs) {
        return new TableRules(
                RejectionTable.NAME,
                RejectionTable.columns(),
                totals(run).map(RunTotals::rejected).map(TableRules::sum).orElse(OptionalLong.empty()),
                texts(Columns.RUN_ID, List.copyOf(runs)).stream().toList(),
                List.of(Columns.IMAGE_ID));
    }

    static TableRules faithfulness(RunReport run, Set<String> runs) {
        ReportedFaithfulness measured = run.faithfulness();
        Long images = measured.images();
        long subjects = measured.methods() == null
                ? 0
                : measured.methods().values().stream().mapToLong(Map::size).sum();
        return new TableRules(
                FaithfulnessTable.NAME,
                FaithfulnessTable.columns(),
                images == null ? OptionalLong.empty() : OptionalLong.of(images * subjects),
                Stream.of(
                                texts(
                                        Columns.SUBJECT,
                                        Arrays.stream(Subject.values())
                                                .map(Subject::label)
                                                .toList()),
                                texts(Columns.METHOD, run.explained().methods()),
                                texts(Columns.RUN_ID, List.copyOf(runs)))
                        .flatMap(Optional::stream)
                        .toList(),
                List.of(Columns.IMAGE_ID, Columns.METHOD, Columns.SUBJECT));
    }

    private static Optional<ValueRule> texts(Column column, @Nullable List<String> allowed) {
        return allowed == null || allowed.isEmpty() ? Optional.empty() : Optional.of(ValueRule.texts(column, allowed));
    }

    /** The columns that every row has. */
    List<Column> required() {
        return columns.stream().filter(column -> !column.nullable()).toList();
    }

    /** The columns whose footers are looked at. */
    List<String> watched() {
        return Stream.concat(required().stream(), values.stream().map(ValueRule::column))
                .map(Column::name)
                .distinct()
                .toList();
    }

    /** True if a file's footer shows that no value is wrong or missing, except for its maps. */
    boolean shownBy(Footer footer) {
        return required().stream()
                        .filter(column -> !column.equals(Columns.CAM))
                        .map(column -> footer.of(column.name()))
                        .allMatch(facts -> facts.known() && facts.nulls() == 0)
                && values.stream().allMatch(rule -> {
                    ColumnFacts facts = footer.of(rule.column().name());
                    return facts.bounded() && rule.allows(facts);
                });
    }

    boolean hasMaps() {
        return columns.contains(Columns.CAM);
    }
}
