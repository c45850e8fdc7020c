package camaudit.report.page;

import camaudit.report.Thumbnails;
import camaudit.vocabulary.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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
        Files.writeString(file, ReportPage.html(page));
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
                SampleFigures.checks(),
                classes,
                SampleFigures.slices(),
                clusters(),
                worst(),
                worst().subList(0, 3),
                Optional.of(SampleFigures.counterfactuals(classes)),
                Optional.of(SampleFigures.faithfulness()),
                SampleFigures.history(),
                SampleFigures.provenance(),
                SampleFigures.limits());
    }

    /** Many classes with photos of 160 pixels. */
    static Page many(int count) {
        Page ten = digits();
        List<ClassCard> classes = new ArrayList<>();
        List<Counterfactuals.ClassRow> rows = new ArrayList<>();
        List<CheckLine> checks = new ArrayList<>(ten.checks());
        List<ClusterCard> clusters = new ArrayList<>(ten.clusters());
        Random random = new Random(5);
        for (int i = 0; i < count; i++) {
            double mass = Math.min(0.9, Math.max(0.02, 0.42 + 0.14 * random.nextGaussian()));
            String name = String.format(Locale.ROOT, "class %04d", i);
            boolean concern = mass < 0.18;
            classes.add(new ClassCard(
                    name,
                    40 + random.nextInt(20),
                    OptionalDouble.of(Math.min(1, 0.7 + 0.1 * random.nextGaussian())),
                    OptionalDouble.of(mass),
                    OptionalDouble.of(0.22),
                    OptionalDouble.of(mass / 0.22),
                    OptionalDouble.of(1.4 - mass),
                    OptionalDouble.of(0.2 * random.nextDouble()),
                    random.nextInt(3),
                    Optional.of(photo(i)),
                    Optional.of(photo(i + 7)),
                    concern ? List.of("Less heat on the object than its area") : List.of(),
                    concern));
            rows.add(new Counterfactuals.ClassRow(
                    name,
                    50,
                    OptionalDouble.of(0.7),
                    OptionalDouble.of(0.66),
                    OptionalDouble.of(0.12),
                    OptionalDouble.of(0.64),
                    OptionalDouble.of(0.55)));
            checks.add(new CheckLine(
                    "lift on the object",
                    concern ? Verdict.WARN : Verdict.PASS,
                    "class = " + name,
                    "",
                    OptionalDouble.of(mass / 0.22),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.of("≥ 0.8"),
                    50));
            if (i % 5 == 0) {
                clusters.add(new ClusterCard(
                        name,
                        1,
                        20,
                        0.4,
                        OptionalDouble.of(mass),
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
                ten.outlines(),
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
        return bare("Audit without anything optional", Verdict.PASS, "No check was missed.", List.of());
    }

    static Page bare(String title, Verdict verdict, String headline, List<String> reasons) {
        return new Page(
                title,
                verdict,
                headline,
                reasons,
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

    static boolean astray(int digit) {
        return digit == 3 || digit == 5 || digit == 7 || digit == 8;
    }

    private static ClassCard digitCard(int digit) {
        boolean astray = astray(digit);
        double mass = astray ? 0.075 + 0.006 * digit : 0.36 + 0.011 * digit;
        double area = 0.17 + 0.003 * digit;
        return new ClassCard(
                "digit " + digit,
                980 + 11L * digit,
                OptionalDouble.of(0.97 + 0.002 * digit),
                OptionalDouble.of(mass),
                OptionalDouble.of(area),
                OptionalDouble.of(mass / area),
                OptionalDouble.of(astray ? 1.72 + 0.01 * digit : 0.41 + 0.02 * digit),
                OptionalDouble.of(astray ? 0.31 : 0.12 + 0.003 * digit),
                digit == 1 ? 4 : 0,
                Optional.of(Png.of(Thumbnails.picture(MAPS.mean(digit)))),
                Optional.of(MAPS.overlay(MAPS.mean(digit), astray ? 0.9 : 0.05)),
                astray ? List.of("Less heat on the digit than its area share", "Heat at the border") : List.of(),
                astray);
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
                OptionalDouble.of(mass),
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
}
