package camaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import camaudit.audit.check.AuditEvidence;
import camaudit.audit.check.Baseline;
import camaudit.audit.check.BiasEvidence;
import camaudit.audit.check.CheckResult;
import camaudit.audit.check.Checks;
import camaudit.audit.check.Figures;
import camaudit.audit.check.Gate;
import camaudit.audit.check.RunCounts;
import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.Comparisons;
import camaudit.audit.slice.Observation;
import camaudit.audit.slice.SliceKeys;
import camaudit.audit.slice.SliceSchema;
import camaudit.audit.slice.SliceTable;
import camaudit.audit.slice.Slices;
import camaudit.vocabulary.Verdict;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code audit.json}: stable, complete, and without what JSON does not have. */
class TestAuditReport {
    private static final List<Gate> GATES = Checks.usual(10);

    @Test
    void theLayoutIsFixed() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(report(table(false)).toJson());
        assertThat(names(json))
                .containsExactly(
                        "format",
                        "run_id",
                        "time",
                        "verdict",
                        "notes",
                        "checks",
                        "slices",
                        "comparisons",
                        "figures",
                        "provenance");
        assertThat(names(json.path("checks").get(0)))
                .containsExactly(
                        "check",
                        "kind",
                        "severity",
                        "status",
                        "slice",
                        "statistic",
                        "value",
                        "lower",
                        "upper",
                        "threshold",
                        "rows",
                        "message");
        assertThat(names(json.path("slices").get(0)))
                .containsExactly("slice", "conditions", "rows", "right", "accuracy", "blank", "statistics");
        assertThat(names(json.path("comparisons").get(0)))
                .containsExactly(
                        "slice",
                        "parent",
                        "statistic",
                        "rows",
                        "rest_rows",
                        "mean",
                        "rest_mean",
                        "delta",
                        "lower",
                        "upper",
                        "p",
                        "adjusted_p");
        assertThat(json.path("format").asInt()).isEqualTo(1);
        assertThat(json.path("slices").get(0).path("slice").asText()).isEqualTo("all");
        assertThat(json.path("slices").get(0).path("rows").asInt()).isEqualTo(60);
        assertThat(json.path("slices").get(0).path("accuracy").asDouble()).isEqualTo(0.75);
        assertThat(json.path("figures").path("all|probability|mean").asDouble()).isPositive();
    }

    @Test
    void numbersThatJsonDoesNotHaveAreNull() throws JsonProcessingException {
        String text = report(table(false)).toJson();
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(json.path("provenance").path("loss").isNull()).isTrue();
        assertThat(json.path("provenance").path("list").get(1).isNull()).isTrue();
        List<JsonNode> bias = new ArrayList<>();
        json.path("checks").forEach(check -> {
            if (check.path("kind").asText().equals("bias")) {
                bias.add(check.path("value"));
            }
        });
        assertThat(bias).isNotEmpty().allMatch(JsonNode::isNull);
    }

    @Test
    void theOrderOfRowsDoesNotShow() {
        assertThat(report(table(true)).toJson()).isEqualTo(report(table(false)).toJson());
    }

    @Test
    void hostileValuesAreDataOnly() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(report(table(false)).toJson());
        List<String> sites = new ArrayList<>();
        json.path("slices")
                .forEach(
                        slice -> sites.add(slice.path("conditions").path("site").asText()));
        assertThat(sites).contains("a\"\n|& b=c");
    }

    @Test
    void theVerdictIsThatOfTheChecks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditReport(
                        "r", "t", Verdict.PASS, List.of(), List.of(), List.of(), List.of(), new TreeMap<>(), Map.of()))
                .withMessageContaining("INCONCLUSIVE");
    }

    private static AuditReport report(SliceTable table) {
        List<CheckResult> results = Checks.run(
                GATES,
                new AuditEvidence(
                        table,
                        new RunCounts(60, 1, Map.of("TOO_LARGE", 1L)),
                        BiasEvidence.NONE,
                        Baseline.NONE,
                        Resampling.USUAL));
        return new AuditReport(
                "run",
                "2026-01-01T00:00:00Z",
                Checks.verdict(results),
                List.of("note"),
                results,
                SliceSummary.of(table),
                Comparisons.ranked(table, List.of("probability"), 10, new Resampling(99, 0.95, 1)),
                Figures.of(table, GATES, 10),
                Map.of("loss", Double.NaN, "list", List.of(1, Double.POSITIVE_INFINITY)));
    }

    private static SliceTable table(boolean reversed) {
        SliceSchema schema = new SliceSchema(List.of("probability", "foreground_lift", "border_lift"), 2, 2, 100);
        SliceTable one = SliceTable.open(schema, new SliceKeys(List.of("site"), 2));
        SliceTable two = SliceTable.open(schema, new SliceKeys(List.of("site"), 2));
        for (int n = 0; n < 60; n++) {
            int i = reversed ? 59 - n : n;
            Observation row = new Observation(
                    "image " + i,
                    "image " + i,
                    Map.of(
                            "label",
                            i % 2 == 0 ? "cat" : "dog",
                            "predicted",
                            i % 4 == 0 ? "dog" : i % 2 == 0 ? "cat" : "dog",
                            "site",
                            i % 3 == 0 ? "a\"\n|& b=c" : "plain"),
                    new double[] {1 / (1.5 + i), Double.NaN, i},
                    false,
                    Optional.empty());
            (n < 20 ? one : two).add(row);
        }
        return Slices.merged(one, two);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
