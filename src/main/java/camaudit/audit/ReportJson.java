package camaudit.audit;

import camaudit.audit.check.CheckResult;
import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.MeasureSummary;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The layout of {@code audit.json}: keys in a fixed order, absent numbers as null. */
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final MathContext DIGITS = new MathContext(10);

    private ReportJson() {}

    static String write(AuditReport report) {
        ObjectNode all = JSON.createObjectNode()
                .put("format", 1)
                .put("run_id", report.runId())
                .put("time", report.time())
                .put("verdict", report.verdict().name());
        ArrayNode notes = all.putArray("notes");
        report.notes().forEach(notes::add);
        ArrayNode checks = all.putArray("checks");
        report.checks().forEach(check -> put(checks.addObject(), check));
        ArrayNode slices = all.putArray("slices");
        report.slices().forEach(slice -> put(slices.addObject(), slice));
        ArrayNode comparisons = all.putArray("comparisons");
        report.comparisons().forEach(comparison -> put(comparisons.addObject(), comparison));
        ObjectNode figures = all.putObject("figures");
        report.figures().forEach((key, value) -> number(figures, key, value));
        all.set("provenance", cleaned(JSON.valueToTree(report.provenance())));
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ObjectNode node, CheckResult check) {
        node.put("check", check.check())
                .put("kind", check.kind())
                .put("severity", check.severity().name().toLowerCase(Locale.ROOT))
                .put("status", check.status().name())
                .put("slice", check.slice().text())
                .put("statistic", check.statistic());
        number(node, "value", check.value());
        ends(node, check.interval());
        number(node, "threshold", check.threshold());
        node.put("rows", check.rows()).put("message", check.message());
    }

    private static void put(ObjectNode node, SliceSummary slice) {
        node.put("slice", slice.slice().text());
        ObjectNode conditions = node.putObject("conditions");
        slice.slice().conditions().forEach(condition -> conditions.put(condition.dimension(), condition.value()));
        node.put("rows", slice.rows()).put("right", slice.right());
        number(node, "accuracy", slice.accuracy());
        node.put("blank", slice.blank());
        ObjectNode statistics = node.putObject("statistics");
        slice.measures().forEach((name, summary) -> put(statistics.putObject(name), summary));
    }

    private static void put(ObjectNode node, MeasureSummary summary) {
        node.put("rows", summary.rows());
        number(node, "mean", summary.mean());
        number(node, "sd", summary.sd());
        number(node, "min", summary.min());
        number(node, "p05", summary.p05());
        number(node, "p25", summary.p25());
        number(node, "median", summary.median());
        number(node, "p75", summary.p75());
        number(node, "p95", summary.p95());
        number(node, "max", summary.max());
    }

    private static void put(ObjectNode node, Comparison comparison) {
        node.put("slice", comparison.slice().text())
                .put("parent", comparison.parent().text())
                .put("statistic", comparison.statistic())
                .put("rows", comparison.rows())
                .put("rest_rows", comparison.restRows());
        number(node, "mean", comparison.mean());
        number(node, "rest_mean", comparison.restMean());
        number(node, "delta", comparison.difference().delta());
        ends(node, comparison.difference().interval());
        number(node, "p", comparison.difference().p());
        number(node, "adjusted_p", comparison.adjustedP());
    }

    private static void ends(ObjectNode node, Optional<Interval> interval) {
        number(node, "lower", interval.map(Interval::lower).orElse(Double.NaN));
        number(node, "upper", interval.map(Interval::upper).orElse(Double.NaN));
    }

    private static void number(ObjectNode node, String name, OptionalDouble value) {
        number(node, name, value.orElse(Double.NaN));
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, BigDecimal.valueOf(value).round(DIGITS).doubleValue());
        } else {
            node.putNull(name);
        }
    }

    /** Values from elsewhere, without NaN and infinity, which JSON does not have. */
    private static JsonNode cleaned(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                entry.setValue(cleaned(entry.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, cleaned(array.get(i)));
            }
        } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            return JSON.nullNode();
        }
        return node;
    }
}
