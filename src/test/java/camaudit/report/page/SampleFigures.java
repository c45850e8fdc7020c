package camaudit.report.page;

import camaudit.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the sample pages say in figures and words. */
final class SampleFigures {
    private SampleFigures() {}

    static List<CheckLine> checks() {
        return List.of(
                check("rejected images", Verdict.PASS, "", "", 0.0003, "≤ 0.01", 10_003),
                check("maps without heat", Verdict.PASS, "", "", 0.0004, "≤ 0.02", 10_000),
                check(
                        "lift on the object",
                        Verdict.FAIL,
                        "class = digit 7",
                        "The maps avoid the digit: 0.61 of what its area would get by chance.",
                        0.61,
                        "≥ 0.8",
                        1_057),
                check("lift on the object", Verdict.FAIL, "class = digit 3", "", 0.52, "≥ 0.8", 1_013),
                check(
                        "background gap",
                        Verdict.FAIL,
                        "",
                        "Accuracy hangs on which background stands behind the digit.",
                        0.372,
                        "≤ 0.05",
                        10_000),
                check("gap between sites", Verdict.WARN, "site = lab B", "", 0.14, "≤ 0.1", 2_512),
                check(
                        "lift on the object",
                        Verdict.INCONCLUSIVE,
                        "class = digit 1 × site = lab C",
                        "Eleven images: too few to say.",
                        0.94,
                        "≥ 0.8",
                        11),
                new CheckLine(
                        "drift against the last accepted run",
                        Verdict.NOT_APPLICABLE,
                        "",
                        "No accepted run of this model yet.",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.of("≤ 10 %"),
                        0));
    }

    private static CheckLine check(
            String name, Verdict status, String slice, String message, double value, String threshold, long rows) {
        return new CheckLine(
                name,
                status,
                slice,
                message,
                OptionalDouble.of(value),
                OptionalDouble.of(0.93 * value),
                OptionalDouble.of(1.07 * value),
                Optional.of(threshold),
                rows);
    }

    static List<SliceLine> slices() {
        return List.of(
                slice("class = digit 7", "all other classes", "foreground_lift", 1_057, 0.61, 1.62, -0.71, 0.05, 0),
                slice("class = digit 3", "all other classes", "foreground_lift", 1_013, 0.52, 1.63, -0.68, 0.06, 0),
                slice("site = lab B", "site = lab A", "border_lift", 2_512, 0.98, 0.71, 0.34, 0.08, 0.0004),
                slice("predicted wrong", "predicted right", "spatial_anomaly", 160, 0.29, 0.18, 0.27, 0.11, 0.004),
                slice("time = night", "time = day", "foreground_lift", 640, 1.4, 1.5, -0.08, 0.1, 0.21));
    }

    private static SliceLine slice(
            String slice,
            String against,
            String statistic,
            long rows,
            double mean,
            double otherMean,
            double delta,
            double half,
            double q) {
        return new SliceLine(
                slice, against, statistic, rows, mean, otherMean, delta, delta - half, delta + half, q, "");
    }

    static Counterfactuals counterfactuals(List<ClassCard> classes) {
        List<Counterfactuals.ClassRow> rows = new ArrayList<>();
        for (int digit = 0; digit < classes.size(); digit++) {
            rows.add(new Counterfactuals.ClassRow(
                    classes.get(digit).name(),
                    classes.get(digit).images(),
                    classes.get(digit).accuracy(),
                    OptionalDouble.of(SamplePages.astray(digit) ? 0.41 : 0.95),
                    OptionalDouble.of(SamplePages.astray(digit) ? 0.88 : 0.14),
                    OptionalDouble.of(0.97),
                    OptionalDouble.of(SamplePages.astray(digit) ? 0.22 : 0.94)));
        }
        return new Counterfactuals(
                List.of(
                        new Counterfactuals.Bar("Original", 0.984, 0.981, 0.986, 10_000, "as they are"),
                        new Counterfactuals.Bar(
                                "Object only",
                                0.731,
                                0.722,
                                0.74,
                                10_000,
                                "the background replaced by its mean colour"),
                        new Counterfactuals.Bar(
                                "Background only", 0.436, 0.426, 0.446, 10_000, "the object painted over"),
                        new Counterfactuals.Bar(
                                "Background of the same class", 0.979, 0.976, 0.982, 10_000, "from another image"),
                        new Counterfactuals.Bar(
                                "Background of another class", 0.612, 0.602, 0.622, 10_000, "from a random image")),
                OptionalDouble.of(0.372 - 0.005),
                rows,
                "In four classes the answer follows the background.");
    }

    static Faithfulness faithfulness() {
        return new Faithfulness(
                List.of(
                        row("grad-cam", "the model", 0.21, 0.78, 0.34, 0.29, 0.22, 1.43),
                        row("grad-cam", "shuffled weights", 0.11, 0.12, 0.01, 0.86, 0.04, 1.02),
                        row("random map", "the model", 0.52, 0.5, 0.0, 0.64, 0.09, 1.0)),
                "On 200 images Grad-CAM tells the model from both controls.");
    }

    private static Faithfulness.Row row(String method, String subject, double... figures) {
        List<OptionalDouble> all = new ArrayList<>();
        for (double figure : figures) {
            all.add(OptionalDouble.of(figure));
        }
        return new Faithfulness.Row(
                method, subject, all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5));
    }

    static List<Trend> history() {
        Instant first = Instant.parse("2026-03-02T04:00:00Z");
        double[] lifts = {1.92, 1.95, 1.9, 1.93, 1.88, 1.9, 1.71, 1.43};
        double[] blanks = {0.0006, 0.0004, 0.0007, 0.0004, 0.0005, 0.0004, 0.0004, 0.0004};
        List<Trend> trends = new ArrayList<>();
        for (double[] values : List.of(lifts, blanks)) {
            List<Trend.Point> points = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                Verdict verdict = i == 7 ? Verdict.FAIL : i == 6 ? Verdict.WARN : Verdict.PASS;
                points.add(new Trend.Point(first.plus(Duration.ofDays(7L * i)), values[i], i < 7, verdict));
            }
            trends.add(new Trend(trends.isEmpty() ? "mean lift on the object" : "share of maps without heat", points));
        }
        return trends;
    }

    static List<Fact> provenance() {
        return List.of(
                new Fact("Model", "mnist-textures.keras"),
                new Fact("Model SHA-256", "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"),
                new Fact("Target layer", "conv2d_3 (7×7, chosen by auto)"),
                new Fact("Method", "grad-cam, target: predicted class"),
                new Fact("Images", "hdfs:///data/digits-on-textures (10,003 inputs, 3 rejected)"),
                new Fact("Run", "2026-04-20 04:00 UTC, CamAudit 0.1.0, Spark 4.1.3"));
    }

    static List<String> limits() {
        return List.of(
                "A map shows which places moved the score at one layer, at its resolution of 7×7 cells. Finer detail is not in it.",
                "Heat on the object does not prove that the model uses the right part of it.",
                "Masks were given for all images; what they leave out counts as background.",
                "Slices with fewer than 30 images are reported as inconclusive.");
    }
}
