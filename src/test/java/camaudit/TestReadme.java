package camaudit;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spark.audit.AuditTables;
import camaudit.spark.table.ExplanationTable;
import camaudit.spark.table.FaithfulnessTable;
import camaudit.spark.table.MasksTable;
import camaudit.spark.table.RejectionTable;
import camaudit.vocabulary.Column;
import camaudit.vocabulary.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the README that come from the vocabulary. */
class TestReadme {
    private static final Path README = Path.of("README.md");
    private static final String UPDATE = "readme.update";

    /** A block between two marks of the README. */
    private record Block(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Block> blocks() {
        Map<String, List<Column>> others = new LinkedHashMap<>();
        others.put(RejectionTable.NAME, RejectionTable.columns());
        others.put(FaithfulnessTable.NAME, FaithfulnessTable.columns());
        others.put(MasksTable.NAME, MasksTable.columns());
        return List.of(
                new Block("methods", methods()),
                new Block("explanations", columns(ExplanationTable.columns())),
                new Block("rejections, faithfulness and masks", tables(others)),
                new Block("audit", tables(AuditTables.columns())));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void saysWhatTheVocabularySays(Block block) throws IOException {
        String begin = "<!-- " + block.name() + ": generated -->\n";
        String end = "<!-- end of " + block.name() + " -->\n";
        String readme = Files.readString(README);
        assertThat(readme).contains(begin).contains(end);
        String before = readme.substring(0, readme.indexOf(begin) + begin.length());
        String after = readme.substring(readme.indexOf(end));
        String wanted = before + "\n" + block.text() + "\n" + after;
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(README, wanted);
        } else {
            assertThat(readme)
                    .as("the vocabulary has changed: write this table of the README anew with "
                            + "mvn test -Dtest=TestReadme -D" + UPDATE + "=true")
                    .isEqualTo(wanted);
        }
    }

    private static String methods() {
        return "| method | needs | map |\n|---|---|---|\n"
                + Arrays.stream(Method.values())
                        .map(method -> row(code(method.label()), method.cost().words(), method.doc()))
                        .collect(Collectors.joining());
    }

    private static String columns(List<Column> columns) {
        return "| column | type | meaning |\n|---|---|---|\n"
                + columns.stream()
                        .map(column -> row(code(column.name()), type(column), column.doc()))
                        .collect(Collectors.joining());
    }

    private static String tables(Map<String, List<Column>> tables) {
        return "| table | column | type | meaning |\n|---|---|---|---|\n"
                + tables.entrySet().stream()
                        .flatMap(table -> table.getValue().stream()
                                .map(column ->
                                        row(code(table.getKey()), code(column.name()), type(column), column.doc())))
                        .collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String type(Column column) {
        return column.type().sql().replace("array<float>", "array of float") + (column.nullable() ? "?" : "");
    }
}
