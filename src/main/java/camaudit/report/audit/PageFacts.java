package camaudit.report.audit;

import camaudit.audit.AuditReport;
import camaudit.audit.AuditedRun;
import camaudit.audit.slice.SliceState;
import camaudit.report.page.Fact;
import camaudit.text.Numbers;
import camaudit.vocabulary.Columns;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Facts, provenance and limits on the report's page. */
final class PageFacts {
    private final AuditReport report;
    private final AuditedRun run;
    private final SliceState all;

    PageFacts(AuditReport report, AuditedRun run) {
        this.report = report;
        this.run = run;
        this.all = run.slices().everything();
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        long rejected = run.rejected();
        facts.add(new Fact("Images", count(all.rows()) + (rejected == 0 ? "" : ", " + count(rejected) + " rejected")));
        all.mean(Statistic.CORRECT.label())
                .ifPresent(accuracy -> facts.add(new Fact("Accuracy", Numbers.percent(accuracy))));
        all.mean(Statistic.FOREGROUND_MASS.label())
                .ifPresent(mass -> facts.add(new Fact("Heat on the object", Numbers.percent(mass))));
        facts.add(new Fact("Method", run.method() + " at " + run.layer()));
        facts.add(new Fact("Audited", report.time()));
        return facts;
    }

    List<Fact> provenance() {
        List<Fact> facts = new ArrayList<>();
        report.provenance().forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, inner) -> facts.add(new Fact(name + " " + key, String.valueOf(inner))));
            } else {
                facts.add(new Fact(name, String.valueOf(value)));
            }
        });
        facts.add(new Fact(Columns.RUN_ID.name(), report.runId()));
        return facts;
    }

    /**
     * What the report cannot say.
     *
     * @param bySource whether intervals are over sources of several images
     */
    List<String> limits(boolean bySource) {
        List<String> limits = new ArrayList<>(report.notes());
        limits.add(
                "A map shows where evidence for one answer lies at one layer, at that layer's resolution; it is no proof of a cause.");
        if (all.rows(Statistic.FOREGROUND_LIFT.label()) == 0) {
            limits.add(
                    "No masks or boxes were given, so this report cannot say whether heat lies on the object: border, focus and "
                            + "spatial anomaly say only where it lies.");
        }
        if (all.rows(Statistic.correct(Variant.MIXED_RANDOM)) == 0) {
            limits.add(
                    "No other backgrounds were tried (they take labels and masks or boxes), so what the background costs was not measured.");
        }
        limits.add("Intervals hold 95 % each, by bootstrap"
                + (bySource ? " over sources" : " over images")
                + "; p-values are adjusted for all comparisons of this audit (Benjamini–Hochberg).");
        return limits;
    }

    private static String count(long number) {
        return Numbers.format("%,d", number);
    }
}
