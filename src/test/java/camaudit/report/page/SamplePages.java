package camaudit.report.page;

import camaudit.report.Thumbnails;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Pages as an audit would fill them, for tests and for looking at. */
final class SamplePages {
    private static final SampleMaps MAPS = SampleMaps.read();

    private static final Page DIGITS = tenDigits();
    private static final List<Png> PHOTOS =
            LongStream.range(0, 12).mapToObj(MAPS::photo).toList();

    private SamplePages() {}

    /** Writes sample-10.html, sample-1000.html, hostile.html and pass.html into a folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        write(folder.resolve("sample-10.html"), digits());
        write(folder.resolve("sample-1000.html"), many(1_000));
        write(folder.resolve("hostile.html"), HostilePage.page());
        write(folder.resolve("pass.html"), bare());
    }

    private static void write(Path file, Page page) throws IOException {
        try (OutputStream stream = Files.newOutputStream(file)) {
            ReportPage.write(page, stream);
        }
    }

    /** Ten digits, four of them recognised by their ground. */
    static Page digits() {
        return DIGITS;
    }

    private static Page tenDigits() {
        List<ClassCard> classes = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            classes.add(digitCard(digit));
        }
        return new Page(
                "Audit of mnist-textures.keras on 10,000 digits",
                Verdict.FAIL,
                "The model recognises four of ten digits by their background.",
                List.of(
                        "In classes 3, 5, 7 and 8 the maps put 8 to 12 % of their heat on the digit, which covers 19 % of the image: less than a map without preference.",
                        "With the background of another class behind the same digit, accuracy falls from 98.4 % to 61.2 %.",
                        "The maps are faithful: deletion and insertion tell the model clearly from a random map and from shuffled weights."),
                List.of(
                        new Fact("Images", "10,000"),
                        new Fact("Accuracy", "98.4 %"),
                        new Fact("Heat on the object", "27.1 %"),
                        new Fact("Background gap", "37.2 points"),
                        new Fact("Rejected", "3")),
                checks(),
                classes,
                slices(),
                clusters(),
                worst(),
                Optional.of(counterfactuals(classes)),
                Optional.of(faithfulness()),
                history(),
                provenance(),
                limits());
    }

    /** Many classes with photos of 160 pixels. */
    static Page many(int count) {
        Page ten = digits();
        List<ClassCard> classes = new ArrayList<>();
        List<Counterfactuals.ClassRow> rows = new ArrayList<>();
        List<CheckLine> checks = new ArrayList<>(ten.checks());
        List<ClusterCard> clusters = new ArrayList<>(ten.clusters());
        for (int i = 0; i < count; i++) {
            Random random = new Random(i);
            double mass = Math.min(0.9, Math.max(0.02, 0.42 + 0.14 * random.nextGaussian()));
            String name = String.format(Locale.ROOT, "class %04d", i);
            boolean concern = mass < 0.18;
            classes.add(new ClassCard(
                    name,
                    40 + random.nextInt(20),
                    Optional.of(Math.min(1, 0.7 + 0.1 * random.nextGaussian())),
                    Optional.of(mass),
                    Optional.of(0.22),
                    Optional.of(mass / 0.22),
                    Optional.of(1.4 - mass),
                    Optional.of(0.2 * random.nextDouble()),
                    random.nextInt(3),
                    Optional.of(photo(i)),
                    Optional.of(photo(i + 7)),
                    concern ? List.of("Less heat on the object than its area") : List.of(),
                    concern));
            rows.add(new Counterfactuals.ClassRow(
                    name,
                    50,
                    Optional.of(0.7),
                    Optional.of(0.66),
                    Optional.of(0.12),
                    Optional.of(0.64),
                    Optional.of(0.55)));
            checks.add(new CheckLine(
                    "lift on the object",
                    concern ? Verdict.WARN : Verdict.PASS,
                    "class = " + name,
                    "",
                    Optional.of(mass / 0.22),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("≥ 0.8"),
                    50));
            if (i % 5 == 0) {
                clusters.add(new ClusterCard(
                        name,
                        1,
                        20,
                        0.4,
                        Optional.of(mass),
                        false,
                        "",
                        photo(i),
                        i < 60 ? gallery(i % 10, 8, 0.2) : List.of()));
            }
        }
        Counterfactuals found = ten.counterfactuals().orElseThrow();
        return new Page(
                "Audit of a model of " + count + " classes",
                Verdict.WARN,
                "Most classes are recognised by the object, some dozens need a look.",
                ten.reasons(),
                ten.facts(),
                checks,
                classes,
                ten.slices(),
                clusters,
                ten.worst(),
                Optional.of(new Counterfactuals(found.overall(), found.backgroundGap(), rows, found.message())),
                ten.faithfulness(),
                ten.history(),
                ten.provenance(),
                ten.limits());
    }

    private static Png photo(int which) {
        return PHOTOS.get(which % PHOTOS.size());
    }

    /** An audit without masks, metadata or anything optional. */
    static Page bare() {
        return new Page(
                "Audit without anything optional",
                Verdict.PASS,
                "No check was missed.",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    private static boolean astray(int digit) {
        return digit == 3 || digit == 5 || digit == 7 || digit == 8;
    }

    private static ClassCard digitCard(int digit) {
        boolean astray = astray(digit);
        double mass = astray ? 0.075 + 0.006 * digit : 0.36 + 0.011 * digit;
        double area = 0.17 + 0.003 * digit;
        return new ClassCard(
                "digit " + digit,
                980 + 11L * digit,
                Optional.of(0.97 + 0.002 * digit),
                Optional.of(mass),
                Optional.of(area),
                Optional.of(mass / area),
                Optional.of(astray ? 1.72 + 0.01 * digit : 0.41 + 0.02 * digit),
                Optional.of(astray ? 0.31 : 0.12 + 0.003 * digit),
                digit == 1 ? 4 : 0,
                Optional.of(Png.of(Thumbnails.picture(MAPS.mean(digit)))),
                Optional.of(MAPS.overlay(MAPS.mean(digit), astray ? 0.9 : 0.05)),
                astray ? List.of("Less heat on the digit than its area share", "Heat at the border") : List.of(),
                astray);
    }

    private static List<CheckLine> checks() {
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
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
                Optional.of(value),
                Optional.of(0.93 * value),
                Optional.of(1.07 * value),
                Optional.of(threshold),
                rows);
    }

    private static List<SliceLine> slices() {
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

    private static List<ClusterCard> clusters() {
        return List.of(
                cluster(7, 1, 902, 0.853, 0.07, true, "The heat lies on the stripes at the frame.", 0.92),
                cluster(7, 2, 155, 0.147, 0.38, false, "The heat follows the strokes.", 0.08),
                cluster(4, 1, 1_024, 1, 0.41, false, "All maps look alike.", 0.05));
    }

    private static ClusterCard cluster(
            int digit,
            int number,
            long images,
            double share,
            double mass,
            boolean flagged,
            String words,
            double astray) {
        return new ClusterCard(
                "digit " + digit,
                number,
                images,
                share,
                Optional.of(mass),
                flagged,
                words,
                MAPS.overlay(MAPS.mean(digit), astray),
                gallery(digit, 8, astray));
    }

    private static List<Picture> gallery(int digit, int count, double astray) {
        List<Picture> gallery = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gallery.add(new Picture(
                    MAPS.overlay(MAPS.digit(digit, 3 * i + 1, digit), astray),
                    "digit-" + digit + "/" + (1_000 * digit + 37 * i) + ".png",
                    "",
                    "Map over an image of digit " + digit));
        }
        return gallery;
    }

    private static List<Picture> worst() {
        List<Picture> worst = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int digit = List.of(7, 3, 5, 8).get(i % 4);
            worst.add(new Picture(
                    MAPS.overlay(MAPS.digit(digit, 2 * i, (digit + 1) % 10), 0.97),
                    "digit-" + digit + "/" + (1_000 * digit + 53 * i) + ".png",
                    "is " + digit + ", seen as " + (digit + 1) % 10 + "; " + (1 + i / 3)
                            + " % of the heat on the digit",
                    "Map over an image of digit " + digit + ": the heat lies on the frame"));
        }
        return worst;
    }

    private static Counterfactuals counterfactuals(List<ClassCard> classes) {
        List<Counterfactuals.ClassRow> rows = new ArrayList<>();
        for (int digit = 0; digit < classes.size(); digit++) {
            rows.add(new Counterfactuals.ClassRow(
                    classes.get(digit).name(),
                    classes.get(digit).images(),
                    classes.get(digit).accuracy(),
                    Optional.of(astray(digit) ? 0.41 : 0.95),
                    Optional.of(astray(digit) ? 0.88 : 0.14),
                    Optional.of(0.97),
                    Optional.of(astray(digit) ? 0.22 : 0.94)));
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
                Optional.of(0.372 - 0.005),
                rows,
                "In four classes the answer follows the background.");
    }

    private static Faithfulness faithfulness() {
        return new Faithfulness(
                List.of(
                        row("grad-cam", "the model", 0.21, 0.78, 0.34, 0.29, 0.22, 1.43),
                        row("grad-cam", "shuffled weights", 0.11, 0.12, 0.01, 0.86, 0.04, 1.02),
                        row("random map", "the model", 0.52, 0.5, 0.0, 0.64, 0.09, 1.0)),
                "On 200 images Grad-CAM tells the model from both controls.");
    }

    private static Faithfulness.Row row(String method, String subject, double... figures) {
        List<Optional<Double>> all = new ArrayList<>();
        for (double figure : figures) {
            all.add(Optional.of(figure));
        }
        return new Faithfulness.Row(
                method, subject, all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5));
    }

    private static List<Trend> history() {
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

    private static List<Fact> provenance() {
        return List.of(
                new Fact("Model", "mnist-textures.keras"),
                new Fact("Model SHA-256", "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"),
                new Fact("Target layer", "conv2d_3 (7×7, chosen by auto)"),
                new Fact("Method", "grad-cam, target: predicted class"),
                new Fact("Images", "hdfs:///data/digits-on-textures (10,003 inputs, 3 rejected)"),
                new Fact("Run", "2026-04-20 04:00 UTC, CamAudit 0.1.0, Spark 4.1.3"));
    }

    private static List<String> limits() {
        return List.of(
                "A map shows which places moved the score at one layer, at its resolution of 7×7 cells. Finer detail is not in it.",
                "Heat on the object does not prove that the model uses the right part of it.",
                "Masks were given for all images; what they leave out counts as background.",
                "Slices with fewer than 30 images are reported as inconclusive.");
    }
}
