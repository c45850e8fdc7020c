package camaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import camaudit.explain.Explainer;
import camaudit.explain.Explanation;
import camaudit.image.Pixels;
import camaudit.image.edit.Compositing;
import camaudit.image.edit.Dilation;
import camaudit.image.edit.GaussianBlur;
import camaudit.image.edit.Inpainting;
import camaudit.spark.session.LocalSpark;
import camaudit.spec.ExplainOptions;
import camaudit.spec.TargetRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counterfactuals and faithfulness end to end, on digits before backgrounds of some gray; their bright pixels are the masks. */
class TestEvidence {
    private static final int COUNT = 24;
    /** The digits come class by class. */
    private static final int APART = 400;

    private static final int BRIGHT = 60;
    /** Its mask is empty. */
    private static final int WITHOUT_MASK = 4;
    /** It is in no row of the labels. */
    private static final int WITHOUT_LABEL = 9;

    private static final List<String> PROBABILITIES = List.of(
            "p_foreground_only",
            "p_background_only",
            "p_background_wide",
            "p_background_blurred",
            "p_mixed_same",
            "p_mixed_random",
            "p_mixed_same_2",
            "p_mixed_random_2");
    /** In a picture of 28 pixels. */
    private static final int RIM = 2;

    private static final List<String> NUMBERS = List.of(
            "deletion_auc",
            "insertion_auc",
            "road",
            "average_drop",
            "increase",
            "foreground_lift",
            "foreground_mass",
            "background_mass",
            "pointing_hit",
            "border_lift",
            "focus");

    @TempDir
    private static Path folder;

    private static final List<Pixels> PICTURES = new ArrayList<>();
    private static byte[] labels = new byte[0];
    private static Cli.Outcome first = new Cli.Outcome(0, "", "");
    private static Path output = Path.of("");

    @BeforeAll
    static void explain() throws IOException {
        List<Pixels> digits = Digits.first(COUNT * APART);
        byte[] all = Digits.labels(COUNT * APART);
        labels = new byte[COUNT];
        StringBuilder table = new StringBuilder("image,label\n");
        for (int i = 0; i < COUNT; i++) {
            labels[i] = all[i * APART];
            byte[] samples = digits.get(i * APART).samples().clone();
            for (int p = 0; p < samples.length; p++) {
                samples[p] = (byte) Math.max(samples[p] & 0xff, 5 + i + (p % 28) / 4);
            }
            Pixels picture = new Pixels(28, 28, 1, samples);
            PICTURES.add(picture);
            Digits.write(folder.resolve("images/" + name(i)), picture);
            int number = i;
            Files.createDirectories(folder.resolve("masks"));
            Files.write(
                    folder.resolve("masks/" + name(i)),
                    Masses.png((x, y) -> number != WITHOUT_MASK && bright(picture, x, y), 255, 0));
            if (i != WITHOUT_LABEL) {
                table.append(name(i)).append(',').append(labels[i]).append('\n');
            }
        }
        Files.writeString(folder.resolve("labels.csv"), table);
        output = folder.resolve("first");
        first = run(output, "--master", "local[2]", "--counterfactual", "--faithfulness", "6", "--unit", "8");
        assertThat(first.code()).as(first.err()).isZero();
    }

    @Test
    void eachMethodsRowHasTheScoresOfTheImage() {
        List<Row> rows = Output.explanations(output);
        assertThat(rows).hasSize(2 * COUNT);
        for (Row row : rows) {
            int number = number(row);
            for (String name : PROBABILITIES) {
                boolean mixed = name.contains("mixed");
                boolean told = number != WITHOUT_MASK && !(mixed && number == WITHOUT_LABEL);
                // A class of one image has no other of its own.
                boolean lonely = (name.equals("p_mixed_same") && others(number).isEmpty())
                        || (name.equals("p_mixed_same_2") && others(number).size() < 2);
                assertThat(row.<Object>getAs(name) != null).as(row + " " + name).isEqualTo(told && !lonely);
                assertThat(row.<Object>getAs("predicted" + name.substring(1)) != null)
                        .isEqualTo(told && !lonely);
            }
            Double gap = row.getAs("background_gap");
            if (row.<Object>getAs("p_mixed_same") != null) {
                assertThat(gap).isCloseTo(mean(row, "p_mixed_same") - mean(row, "p_mixed_random"), within(1e-12));
            } else {
                assertThat(gap).isNull();
            }
        }
        for (int i = 0; i < rows.size(); i += 2) {
            assertThat(counterfactual(rows.get(i))).isEqualTo(counterfactual(rows.get(i + 1)));
        }
    }

    private static double mean(Row row, String name) {
        double first = row.<Double>getAs(name);
        Double second = row.getAs(name + "_2");
        return second == null ? first : (first + second) / 2;
    }

    private static Pixels without(Pixels picture, double[] shares, int rim) {
        return Inpainting.of(picture, Dilation.grown(shares, 28, 28, rim));
    }

    @Test
    void scoresAreThoseOfThePicturesMadeByHand() {
        int compared = 0;
        for (Row row : Output.explanations(output)) {
            int number = number(row);
            if (!row.getAs("method").equals("grad-cam") || number == WITHOUT_MASK) {
                continue;
            }
            Pixels picture = PICTURES.get(number);
            double[] shares = shares(number);
            Pixels background = without(picture, shares, RIM);
            ExplainOptions options = ExplainOptions.DEFAULT
                    .pixels(1 / 255.0, 0, List.of(), List.of())
                    .target(new TargetRule(TargetRule.Kind.FIXED, row.<Integer>getAs("target")));
            try (Explainer explainer = Explainer.open(Path.of(Cli.MODEL), options)) {
                Explanation only = explainer.explain(background);
                assertThat(row.<Double>getAs("p_background_only")).isCloseTo(only.probability(), within(1e-5));
                assertThat(row.<Integer>getAs("predicted_background_only")).isEqualTo(only.predicted());
                assertThat(row.<Double>getAs("p_background_wide"))
                        .isCloseTo(
                                explainer
                                        .explain(without(picture, shares, 2 * RIM))
                                        .probability(),
                                within(1e-5));
                Pixels blurred =
                        Compositing.over(picture, GaussianBlur.strong(28, 28).of(background), shares);
                assertThat(row.<Double>getAs("p_background_blurred"))
                        .isCloseTo(explainer.explain(blurred).probability(), within(1e-5));
                if (row.<Object>getAs("p_mixed_same") != null) {
                    List<Double> possible = new ArrayList<>();
                    for (int other : others(number)) {
                        Pixels mixed =
                                Compositing.over(picture, without(PICTURES.get(other), shares(other), RIM), shares);
                        possible.add((double) explainer.explain(mixed).probability());
                    }
                    double own = row.<Double>getAs("p_mixed_same");
                    assertThat(possible).anySatisfy(p -> assertThat(p).isCloseTo(own, within(1e-5)));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    @Test
    void partitionsAndAResumedRunGiveTheSameRows() throws IOException {
        Path alone = folder.resolve("alone");
        assertThat(run(alone, "--master", "local[1]", "--counterfactual", "--faithfulness", "6", "--batch-size", "3")
                        .code())
                .isZero();
        assertClose(Output.explanations(alone), Output.explanations(output));
        assertClose(faithfulness(alone), faithfulness(output));
        assertThat(masks(alone)).isEqualTo(masks(output));
        Path resumed = folder.resolve("resumed");
        assertThat(run(resumed, "--counterfactual", "--unit", "8", "--faithfulness", "2")
                        .code())
                .isZero();
        Files.delete(resumed.resolve("_units/unit-000002.jsonl.gz"));
        Files.delete(resumed.resolve("faithfulness/_SUCCESS"));
        Files.delete(resumed.resolve("masks/_SUCCESS"));
        Cli.Outcome again = run(resumed, "--counterfactual", "--unit", "8", "--resume");
        assertThat(again.code()).as(again.err()).isZero();
        assertClose(Output.explanations(resumed), Output.explanations(output));
        assertThat(masks(resumed)).as("the table of masks is made anew").isEqualTo(masks(output));
        assertThat(resumed.resolve("faithfulness"))
                .as("a table that is not whole goes")
                .doesNotExist();
        assertThat(Output.report(resumed).get("faithfulness")).isEmpty();
        assertThat(run(resumed, "--resume").err()).contains("made in another way: counterfactual was all, now auto;");
    }

    @Test
    void anotherRunReplacesTheFaithfulnessTableOrKeepsIt() throws IOException {
        Path folders = folder.resolve("again");
        assertThat(run(folders, "--counterfactual", "none", "--faithfulness", "3")
                        .code())
                .isZero();
        assertThat(faithfulness(folders)).hasSize(3 * 2 * 3);
        assertThat(run(folders, "--counterfactual", "none", "--resume", "--faithfulness", "2")
                        .code())
                .isZero();
        assertThat(faithfulness(folders)).hasSize(2 * 2 * 3);
        assertThat(run(folders, "--counterfactual", "none", "--resume").code()).isZero();
        assertThat(faithfulness(folders)).hasSize(2 * 2 * 3);
        assertThat(Output.report(folders).path("faithfulness").path("images").asInt())
                .isEqualTo(2);
        assertThat(Output.explanations(folders)).allMatch(row -> row.isNullAt(row.fieldIndex("p_foreground_only")));
        assertThat(run(folders, "--overwrite").code()).isZero();
        assertThat(folders.resolve("faithfulness")).doesNotExist();
    }

    @Test
    void theFaithfulnessTableHoldsEveryMethodAgainstBothControls() throws IOException {
        List<Row> rows = faithfulness(output);
        assertThat(rows).hasSize(6 * 2 * 3);
        Map<String, List<Row>> random = new TreeMap<>();
        for (Row row : rows) {
            for (String name : NUMBERS.subList(0, 5)) {
                assertThat(row.<Double>getAs(name)).as(name).isBetween(name.equals("road") ? -1.0 : 0.0, 1.0);
            }
            assertThat(row.<Object>getAs("image_id")).isIn(names());
            if (row.getAs("subject").equals("random-cam")) {
                random.computeIfAbsent(row.getAs("image_id"), id -> new ArrayList<>())
                        .add(row);
            }
            if (number(row) == WITHOUT_MASK) {
                assertThat(row.<Object>getAs("foreground_lift")).isNull();
            }
        }
        assertThat(random).hasSize(6).allSatisfy((id, pair) -> {
            assertThat(pair).hasSize(2);
            assertThat(pair.get(0).<Double>getAs("road")).isEqualTo(pair.get(1).<Double>getAs("road"));
        });
        JsonNode report = Output.report(output).get("faithfulness");
        assertThat(report.get("images").asInt()).isEqualTo(6);
        assertThat(report.get("steps").asInt()).isEqualTo(20);
        for (String subject : List.of("model", "random-cam", "random-weights")) {
            for (String name : NUMBERS) {
                double mean = rows.stream()
                        .filter(row -> row.getAs("method").equals("grad-cam")
                                && row.getAs("subject").equals(subject)
                                && row.<Object>getAs(name) != null)
                        .mapToDouble(row -> row.<Double>getAs(name))
                        .average()
                        .orElseThrow();
                assertThat(report.path("methods")
                                .path("grad-cam")
                                .path(subject)
                                .path(name)
                                .asDouble())
                        .isCloseTo(mean, within(1e-9));
            }
        }
        double own = report.at("/methods/grad-cam/model/insertion_auc").asDouble();
        assertThat(own)
                .as("the digits' network answers to its Grad-CAM")
                .isGreaterThan(report.at("/methods/grad-cam/random-weights/insertion_auc")
                        .asDouble());
    }

    @Test
    void theTableOfMasksHoldsTheImagesWithOne() throws IOException {
        List<Row> rows = LocalSpark.rows(output.resolve("masks"));
        assertThat(rows)
                .extracting(row -> row.<Object>getAs("image_id"))
                .containsExactlyInAnyOrderElementsOf(names().stream()
                        .filter(name -> !name.equals(name(WITHOUT_MASK)))
                        .toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.<Object>getAs("marking")).isEqualTo("masks");
            assertThat(row.<Object>getAs("unit_pixels")).isEqualTo(1);
            assertThat(row.getList(row.fieldIndex("places"))).hasSize(7 * 9 * 9);
        });
        assertThat(rows)
                .filteredOn(row -> row.<Double>getAs("own_fit") > row.<Double>getAs("stranger_fit"))
                .hasSizeGreaterThan(COUNT * 4 / 5);
        assertThat(Output.report(output).at("/masks/images").asInt()).isEqualTo(COUNT - 1);
    }

    @Test
    void masksThatGoLeaveNoTable() {
        Path without = folder.resolve("without");
        assertThat(run(without).code()).isZero();
        assertThat(without.resolve("masks")).exists();
        Cli.Outcome again = Cli.explain(folder.resolve("images").toString(), without, "--limit", "5", "--overwrite");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("without/{explanations,rejections,run.json}");
        assertThat(without.resolve("masks")).doesNotExist();
    }

    @Test
    void theModelsRowsAreOfTheMapsInTheExplanations() {
        List<Row> explanations = Output.explanations(output);
        for (Row row : faithfulness(output)) {
            if (row.getAs("subject").equals("model")) {
                Row explained = explanations.stream()
                        .filter(e -> e.getAs("image_id").equals(row.getAs("image_id"))
                                && e.getAs("method").equals(row.getAs("method")))
                        .findFirst()
                        .orElseThrow();
                for (String name : List.of("label", "predicted", "target")) {
                    assertThat(row.<Object>getAs(name)).isEqualTo(explained.getAs(name));
                }
                for (String name : NUMBERS.subList(5, NUMBERS.size())) {
                    Double value = explained.getAs(name);
                    if (value == null) {
                        assertThat(row.<Object>getAs(name)).isNull();
                    } else {
                        assertThat(row.<Double>getAs(name)).isCloseTo(value, within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void theSummaryAndTheReportTellWhatItComesTo() throws IOException {
        assertThat(first.out())
                .contains("backgrounds accuracy of 22 images: original ", "background of the same class")
                .contains("BG-gap ", "; worst class on backgrounds of another: ")
                .containsPattern(
                        "faithful    grad-cam: 6 images, model against random-cam and random-weights: insertion "
                                + "0\\.\\d{3} \\(0\\.\\d{3}, 0\\.\\d{3}\\), deletion ")
                .contains("first/{explanations,rejections,faithfulness,masks,run.json}");
        assertThat(first.err()).doesNotContain("Exception");
        JsonNode report = Output.report(output).get("counterfactual");
        List<Row> rows = Output.explanations(output).stream()
                .filter(row -> row.getAs("method").equals("grad-cam"))
                .toList();
        for (String variant : List.of("foreground_only", "background_only", "background_wide")) {
            double accuracy = rows.stream()
                    .filter(row ->
                            row.<Object>getAs("label") != null && row.<Object>getAs("predicted_" + variant) != null)
                    .mapToInt(row -> row.getAs("label").equals(row.getAs("predicted_" + variant)) ? 1 : 0)
                    .average()
                    .orElseThrow();
            assertThat(report.get("accuracy_" + variant).asDouble()).isCloseTo(accuracy, within(1e-12));
        }
        Map<Integer, List<Integer>> classes = new TreeMap<>();
        rows.stream()
                .filter(row -> row.<Object>getAs("predicted_mixed_random") != null)
                .forEach(row -> classes.computeIfAbsent(row.getAs("label"), label -> new ArrayList<>())
                        .addAll(List.of(right(row, "predicted_mixed_random"), right(row, "predicted_mixed_random_2"))));
        double worst = classes.values().stream()
                .mapToDouble(right -> right.stream().mapToInt(r -> r).average().orElseThrow())
                .min()
                .orElseThrow();
        assertThat(report.get("worst_class_accuracy").asDouble()).isCloseTo(worst, within(1e-12));
        assertThat(report.get("images").asInt()).isEqualTo(COUNT - 1);
    }

    private static int right(Row row, String predicted) {
        return row.getAs("label").equals(row.getAs(predicted)) ? 1 : 0;
    }

    @Test
    void bothLabelsAndMasksMakeCounterfactualsTheDefault() throws IOException {
        Path plain = folder.resolve("default");
        assertThat(run(plain).code()).isZero();
        assertClose(Output.explanations(plain), Output.explanations(output));
        Path few = folder.resolve("few");
        assertThat(run(few, "--counterfactual", "6").code()).isZero();
        long scored = Output.explanations(few).stream()
                .filter(row -> !row.isNullAt(row.fieldIndex("p_foreground_only")))
                .count();
        assertThat(scored).as("rows of about six images, by two methods").isBetween(2L, 24L);
    }

    @Test
    void whereNothingTellsTheForegroundCounterfactualsAreRefused() {
        Cli.Outcome refused = Cli.explain(Cli.IMAGES, folder.resolve("no"), "--limit", "5", "--counterfactual");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err())
                .contains(
                        "--counterfactual: nothing tells where the objects on these images are. Give --masks or --boxes");
        assertThat(folder.resolve("no")).doesNotExist();
        Cli.Outcome dear = run(folder.resolve("no"), "--counterfactual", "--max-core-hours", "0.0000001");
        assertThat(dear.code()).isEqualTo(ExitCode.USAGE);
        assertThat(dear.err()).contains("forward passes an image: counterfactual 8.0; 24 images take about");
    }

    private static Cli.Outcome run(Path to, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--labels",
                folder.resolve("labels.csv").toString(),
                "--masks",
                folder.resolve("masks").toString(),
                "--method",
                "grad-cam",
                "--method",
                "hires-cam"));
        all.addAll(List.of(more));
        return Cli.explain(folder.resolve("images").toString(), to, all.toArray(String[]::new));
    }

    private static List<Row> faithfulness(Path of) {
        return LocalSpark.rows(of.resolve("faithfulness")).stream()
                .sorted(Comparator.comparing((Row row) -> row.<String>getAs("image_id"))
                        .thenComparing(row -> row.<String>getAs("method"))
                        .thenComparing(row -> row.<String>getAs("subject")))
                .toList();
    }

    /** What is measured of each image. */
    private static Map<String, List<Object>> masks(Path of) {
        Map<String, List<Object>> rows = new TreeMap<>();
        for (Row row : LocalSpark.rows(of.resolve("masks"))) {
            rows.put(
                    row.getAs("image_id"),
                    List.of(
                            row.getAs("own_fit"),
                            row.getAs("stranger_fit"),
                            row.getList(row.fieldIndex("places")),
                            row.getList(row.fieldIndex("stranger_places"))));
        }
        return rows;
    }

    private static void assertClose(List<Row> actual, List<Row> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            Row row = actual.get(i);
            for (String name : expected.get(i).schema().fieldNames()) {
                Object value = expected.get(i).getAs(name);
                if (value instanceof Double number) {
                    assertThat(row.<Double>getAs(name)).as(name).isCloseTo(number, within(1e-4));
                } else if (value == null || value instanceof Integer || name.equals("image_id")) {
                    assertThat(row.<Object>getAs(name)).as(name).isEqualTo(value);
                }
            }
        }
    }

    private static List<Object> counterfactual(Row row) {
        return Stream.concat(
                        Stream.of("background_gap"),
                        PROBABILITIES.stream().flatMap(p -> Stream.of(p, "predicted" + p.substring(1))))
                .map(name -> String.valueOf(row.<Object>getAs(name)))
                .map(text -> (Object) text)
                .toList();
    }

    /** Images that may lend their background to this one as of its class. */
    private static List<Integer> others(int number) {
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (i != number && labels[i] == labels[number] && i != WITHOUT_MASK && i != WITHOUT_LABEL) {
                others.add(i);
            }
        }
        return others;
    }

    private static double[] shares(int number) {
        double[] shares = new double[28 * 28];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = bright(PICTURES.get(number), i % 28, i / 28) ? 1 : 0;
        }
        return shares;
    }

    private static boolean bright(Pixels picture, int x, int y) {
        return picture.at(y, x, 0) >= BRIGHT;
    }

    private static List<Object> names() {
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            names.add(name(i));
        }
        return names;
    }

    private static String name(int number) {
        return String.format("%02d.png", number);
    }

    private static int number(Row row) {
        return Integer.parseInt(row.<String>getAs("image_id").substring(0, 2));
    }
}
