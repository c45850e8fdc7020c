package camaudit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of src/demo/bias/benchmark.csv, each an audit with what must come of it.
 *
 * <pre>
 *   list [PATTERN…]             name, network, pictures, labels, masks and evidence of the rows whose name matches, a row a line
 *   table FOLDER [PATTERN…]     a table in Markdown of the audits FOLDER/NAME/audit.json; ends with 1 where one is not as it must be
 * </pre>
 *
 * A row of the file stands for each of its networks with each of its masks; its name is NETWORK+PICTURES+LABELS+MASKS+EVIDENCE. What must
 * come: one of the verdicts, or {@code not} and a verdict; and the classes that have to be named. Classes are named by those results of
 * checks that FAIL or WARN on {@code class_background_gap}.
 */
public final class BiasRows {
    private static final Path FOLDER = Path.of("src/demo/bias");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER =
            "| network | pictures | masks | evidence | drop | worst class | verdict | must be | gap | of the masks | named |";

    private record Row(
            String network,
            String pictures,
            String labels,
            String masks,
            String evidence,
            String expected,
            List<String> names,
            String reason) {
        String name() {
            return String.join("+", network, pictures, labels, masks, evidence);
        }

        boolean allows(String verdict) {
            return expected.startsWith("not ")
                    ? !verdict.isEmpty() && !verdict.equals(expected.substring(4))
                    : List.of(expected.split(" ")).contains(verdict);
        }
    }

    private BiasRows() {}

    public static void main(String[] arguments) throws IOException {
        boolean table = arguments[0].equals("table");
        List<PathMatcher> patterns = Arrays.stream(arguments)
                .skip(table ? 2 : 1)
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
        List<Row> rows = rows().stream()
                .filter(row -> patterns.isEmpty()
                        || patterns.stream().anyMatch(pattern -> pattern.matches(Path.of(row.name()))))
                .toList();
        if (table) {
            System.exit(print(Path.of(arguments[1]), rows) ? 0 : 1);
        }
        rows.forEach(row -> System.out.println(
                String.join(" ", row.name(), row.network, row.pictures, row.labels, row.masks, row.evidence)));
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Map<String, String> line : csv(FOLDER.resolve("benchmark.csv"))) {
            for (String network : words(line.getOrDefault("networks", ""))) {
                for (String masks : words(line.getOrDefault("masks", ""))) {
                    rows.add(new Row(
                            network,
                            line.getOrDefault("pictures", ""),
                            line.getOrDefault("labels", ""),
                            masks,
                            line.getOrDefault("evidence", ""),
                            line.getOrDefault("expected", ""),
                            words(line.getOrDefault("names", "")),
                            line.getOrDefault("reason", "")));
                }
            }
        }
        return rows;
    }

    /** Prints a table for each reason; whether all is as it must be. */
    private static boolean print(Path audits, List<Row> rows) throws IOException {
        Map<String, Map<String, String>> truth = new HashMap<>();
        for (Map<String, String> line : csv(FOLDER.resolve("truth.csv"))) {
            truth.put(line.getOrDefault("model", ""), line);
        }
        Map<String, List<Row>> parts =
                rows.stream().collect(Collectors.groupingBy(Row::reason, LinkedHashMap::new, Collectors.toList()));
        int missed = 0;
        for (Map.Entry<String, List<Row>> part : parts.entrySet()) {
            System.out.println("\n" + part.getKey() + "\n\n" + HEADER);
            System.out.println("|"
                    + "---|".repeat((int) HEADER.chars().filter(c -> c == '|').count() - 1));
            for (Row row : part.getValue()) {
                missed += print(row, audits, truth.getOrDefault(row.network + ".keras", Map.of())) ? 0 : 1;
            }
        }
        System.out.printf(Locale.ROOT, "%nnot as it must be: %d of %d%n", missed, rows.size());
        return missed == 0;
    }

    private static boolean print(Row row, Path audits, Map<String, String> truth) throws IOException {
        Path file = audits.resolve(row.name()).resolve("audit.json");
        JsonNode audit = Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
        List<JsonNode> checks =
                StreamSupport.stream(audit.path("checks").spliterator(), false).toList();
        String verdict = audit.path("verdict").asText();
        List<String> named = checks.stream()
                .filter(check -> check.path("statistic").asText().equals("class_background_gap"))
                .filter(check ->
                        List.of("FAIL", "WARN").contains(check.path("status").asText()))
                .map(check -> check.path("slice").asText().replaceFirst("^.*=", ""))
                .toList();
        boolean right = row.allows(verdict) && named.containsAll(row.names);
        String must = row.expected.replace(" WARN", " or WARN")
                + (row.names.isEmpty() ? "" : " naming " + String.join(", ", row.names));
        Stream<String> cells = Stream.of(
                row.network,
                row.pictures + (row.labels.equals("wrong") ? ", labels wrong" : ""),
                row.masks,
                row.evidence,
                truth.getOrDefault("drop", ""),
                truth.getOrDefault("worst_class", "") + " (" + truth.getOrDefault("worst_drop", "") + ")",
                verdict.isEmpty() ? "not run" : verdict,
                right ? must : "**" + must + "**",
                gap(checks),
                ofMasks(checks),
                String.join(", ", named));
        System.out.println(cells.collect(Collectors.joining(" | ", "| ", " |")));
        return right;
    }

    private static String gap(List<JsonNode> checks) {
        return checks.stream()
                .filter(check -> check.path("statistic").asText().equals("background_gap"))
                .filter(check -> check.path("value").isNumber())
                .map(check -> String.format(
                        Locale.ROOT,
                        "%.3f [%.3f, %.3f]",
                        check.path("value").asDouble(),
                        check.path("lower").asDouble(Double.NaN),
                        check.path("upper").asDouble(Double.NaN)))
                .findFirst()
                .orElse("");
    }

    /** The first sentence of the check of masks that is worst. */
    private static String ofMasks(List<JsonNode> checks) {
        List<String> order = List.of("FAIL", "INCONCLUSIVE", "WARN", "PASS", "NOT_APPLICABLE");
        return checks.stream()
                .filter(check -> check.path("kind").asText().equals("masks"))
                .min((a, b) -> Integer.compare(
                        order.indexOf(a.path("status").asText()),
                        order.indexOf(b.path("status").asText())))
                .map(check -> check.path("status").asText() + ": "
                        + check.path("message").asText().replaceFirst("(?s)(?<=[.:]) .*", ""))
                .orElse("");
    }

    /** The lines of a table without quotes, by column. */
    private static List<Map<String, String>> csv(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != names.length) {
                throw new IOException(file + " has " + cells.length + " cells in '" + line + "', not " + names.length);
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
