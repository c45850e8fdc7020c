package camaudit;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.attribution.method.Attributions;
import camaudit.attribution.method.MethodOptions;
import camaudit.spark.audit.AuditTables;
import camaudit.spark.table.ExplainedColumns;
import camaudit.spark.table.ExplanationTable;
import camaudit.spark.table.FaithfulnessTable;
import camaudit.spark.table.MasksTable;
import camaudit.spark.table.RejectionTable;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.MapStatus;
import camaudit.vocabulary.Method;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Subject;
import camaudit.vocabulary.Variant;
import camaudit.vocabulary.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names that have a place in the vocabulary are spelled nowhere else in the program. */
class TestVocabulary {
    private static final Path MAIN = Path.of("src/main/java/camaudit");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(\\*|/\\*\\*|//).*$");
    private static final Pattern PARAMETER = Pattern.compile("(requireNonNull|Require\\.\\w+)\\((\\w+), \"\\2\"\\)");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * Where a word of the vocabulary means something else.
     *
     * @param place a room or a class
     */
    private record Homonym(String place, String meaning, Set<String> words) {
        Homonym(String place, String meaning, String... words) {
            this(place, meaning, Set.of(words));
        }
    }

    private static final List<Homonym> HOMONYMS = List.of(
            new Homonym(
                    "config",
                    "names of settings and their values",
                    "accuracy",
                    "check",
                    "class",
                    "heatmap",
                    "images",
                    "label",
                    "layer",
                    "maximum",
                    "mean",
                    "method",
                    "model",
                    "p",
                    "predicted",
                    "severity",
                    "slice",
                    "statistic",
                    "target",
                    "threshold"),
            new Homonym(
                    "cli",
                    "keys of run.json and audit.json, words of printed lines",
                    "accuracy",
                    "images",
                    "kind",
                    "layer",
                    "mean",
                    "method",
                    "model",
                    "target",
                    "uri"),
            new Homonym("spark/ledger", "keys of run.json", "layer", "uri"),
            new Homonym("provenance", "keys of run.json", "images", "model"),
            new Homonym("spec/TargetRule", "values of a setting", "label", "predicted"),
            new Homonym("audit/AuditReport", "keys of audit.json", "layer", "method"),
            new Homonym(
                    "spark/explain/RunKey",
                    "keys of what a run is told apart by",
                    "heatmap",
                    "images",
                    "layer",
                    "method",
                    "model",
                    "target"),
            new Homonym("spark/explain/RunMetrics", "the name of a counter", "images"),
            new Homonym("spark/counterfactual/BackgroundAccuracies", "columns of its own", "accuracy", "images"),
            new Homonym("spark/audit/SwapJob", "columns of its own", "images", "original"),
            new Homonym("spark/faithfulness/FaithfulnessJob", "a column of its own", "images"),
            new Homonym(
                    "audit/ReportJson",
                    "keys of audit.json",
                    "accuracy",
                    "adjusted_p",
                    "blank",
                    "check",
                    "conditions",
                    "kind",
                    "lower",
                    "mean",
                    "median",
                    "message",
                    "p",
                    "p05",
                    "p25",
                    "p75",
                    "p95",
                    "run_id",
                    "sd",
                    "severity",
                    "slice",
                    "statistic",
                    "status",
                    "threshold",
                    "upper",
                    "value"),
            new Homonym("audit/check/BaselineLines", "keys of the record of earlier audits", "model_sha256", "run_id"),
            new Homonym(
                    "audit/check",
                    "kinds of checks, aggregates, words of messages",
                    "accuracy",
                    "lower",
                    "mean",
                    "median",
                    "p",
                    "sd",
                    "slice",
                    "statistic",
                    "threshold"),
            new Homonym(
                    "annotation", "keys of COCO, columns of manifests", "image_id", "images", "label", "mask", "uri"),
            new Homonym("network", "keys and operators of model files", "layer", "mean", "p", "threshold", "value"),
            new Homonym("image", "what a file holds, how a preset preprocesses", "images", "mean"),
            new Homonym("report", "words on figures, what a sheet is made by", "heatmap", "predicted", "target"),
            new Homonym("spark/source", "columns, keys and members of datasets", "images", "label", "mask"));

    @Test
    void namesAreSpelledInTheVocabularyOnly() throws IOException {
        Set<String> names = names();
        Map<String, List<String>> misplaced = new TreeMap<>();
        for (Path file : sources()) {
            String place = MAIN.relativize(file).toString().replace('\\', '/');
            if (!place.startsWith("vocabulary/")) {
                List<String> found = literals(file).stream()
                        .filter(names::contains)
                        .filter(word -> HOMONYMS.stream()
                                .noneMatch(other -> place.startsWith(other.place())
                                        && other.words().contains(word)))
                        .toList();
                if (!found.isEmpty()) {
                    misplaced.put(place, found);
                }
            }
        }
        assertThat(misplaced)
                .as(
                        "say Statistic.X.label(), Columns.X.name() and the like, or, where a word means something else, add it above")
                .isEmpty();
    }

    @Test
    void theVocabularySpellsANameOnce() throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : sources()) {
            if (file.startsWith(MAIN.resolve("vocabulary"))) {
                all.addAll(literals(file));
            }
        }
        Set<String> names = names();
        Set<String> seen = new TreeSet<>();
        assertThat(all.stream().filter(names::contains).filter(name -> !seen.add(name)))
                .as("cam is a column and a method")
                .containsExactly("cam");
    }

    @Test
    void everyMethodGoesByItsOwnName() {
        assertThat(Method.values())
                .allSatisfy(method -> assertThat(Attributions.named(method.label(), MethodOptions.DEFAULT)
                                .method())
                        .isEqualTo(method));
    }

    @Test
    void columnsAreInLowerCaseAndHaveANameOfTheirOwn() {
        assertThat(tables())
                .allSatisfy(table -> assertThat(table)
                        .extracting(Column::name)
                        .doesNotHaveDuplicates()
                        .allMatch(name -> name.matches("[a-z0-9_]+")));
    }

    @Test
    void everythingIsExplained() {
        assertThat(tables())
                .allSatisfy(table -> assertThat(table)
                        .allSatisfy(column -> assertThat(column.doc()).isNotBlank()));
        assertThat(Statistic.values()).allSatisfy(statistic -> {
            assertThat(statistic.meaning()).isNotBlank();
            assertThat(statistic.range()).isNotBlank();
            assertThat(statistic.sentence().orElse("%s")).contains("%s");
        });
    }

    private static Set<String> names() {
        Set<String> names = tables().stream()
                .flatMap(Collection::stream)
                .map(Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Arrays.stream(Statistic.values()).map(Statistic::label).forEach(names::add);
        Arrays.stream(Variant.values()).map(Variant::label).forEach(names::add);
        Variant.CHANGED.stream().map(Statistic::correct).forEach(names::add);
        Arrays.stream(Subject.values()).map(Subject::label).forEach(names::add);
        Arrays.stream(Verdict.values()).map(Verdict::name).forEach(names::add);
        Arrays.stream(MapStatus.values()).map(MapStatus::name).forEach(names::add);
        names.addAll(Method.labels());
        return names;
    }

    private static List<List<Column>> tables() {
        List<List<Column>> tables = new ArrayList<>(AuditTables.columns().values());
        tables.add(ExplanationTable.columns());
        tables.add(RejectionTable.columns());
        tables.add(FaithfulnessTable.columns());
        tables.add(MasksTable.columns());
        tables.add(ExplainedColumns.columns());
        return tables;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> literals(Path file) throws IOException {
        String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
        Matcher matcher = LITERAL.matcher(PARAMETER.matcher(text).replaceAll(""));
        List<String> literals = new ArrayList<>();
        while (matcher.find()) {
            literals.add(matcher.group(1));
        }
        return literals;
    }
}
