package camaudit.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.audit.slice.Observation;
import camaudit.audit.slice.SliceKeys;
import camaudit.audit.slice.SliceSchema;
import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether a network knows the labels, and which order of classes would fit. */
class TestKnowledge {
    private static final String NOTHING = "The network knows nothing of these labels: ";

    /** Answers of a network that is right {@code accuracy} of the time where label i is its class {@code order(i)}. */
    private static Knowledge answers(int classes, int images, double accuracy, IntUnaryOperator order, long seed) {
        Random random = new Random(seed);
        Map<Answers.Pair, Long> pairs = new HashMap<>();
        for (int i = 0; i < images; i++) {
            int label = i % classes;
            int named = random.nextDouble() < accuracy ? order.applyAsInt(label) : random.nextInt(classes);
            pairs.merge(new Answers.Pair("" + label, "" + named), 1L, Long::sum);
        }
        return Knowledge.of(Answers.of(pairs), classes, List.of());
    }

    private static Knowledge of(Object... labelPredictedImages) {
        Map<Answers.Pair, Long> pairs = new HashMap<>();
        for (int i = 0; i < labelPredictedImages.length; i += 3) {
            pairs.put(new Answers.Pair((String) labelPredictedImages[i], (String) labelPredictedImages[i + 1]), (long)
                    (int) labelPredictedImages[i + 2]);
        }
        return Knowledge.of(Answers.of(pairs), 0, List.of());
    }

    @Test
    void anHonestNetworkKnowsItsLabels() {
        for (int classes : new int[] {2, 3, 10, 100}) {
            for (int round = 0; round < 50; round++) {
                assertThat(answers(classes, 20 * classes + 60, 0.7, i -> i, round)
                                .doubt())
                        .isEmpty();
            }
        }
    }

    @Test
    void guessingIsHardlyEverTakenForKnowledge() {
        int taken = 0;
        for (int round = 0; round < 1000; round++) {
            int classes = new int[] {2, 10, 50}[round % 3];
            taken += answers(classes, new int[] {40, 300, 3000}[round % 2 + 1], 0, i -> i, round)
                            .doubt()
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(taken).isLessThanOrEqualTo(50);
        assertThat(answers(2, 500, 0, i -> i, 3).doubt().orElseThrow())
                .startsWith(NOTHING)
                .contains(
                        "of 500 images are named right", "guessing without looking at them 50 %", "--scale", "--labels")
                .doesNotContain("With ");
    }

    @Test
    void allWrongOfTwoClassesIsAnOrder() {
        assertThat(of("cat", "dog", 60, "dog", "cat", 50).doubt().orElseThrow())
                .startsWith(NOTHING + "0 % of 110 images are named right")
                .contains("With the two classes swapped it would be right for 100 %");
    }

    @Test
    void ordersThatComeUpInPracticeAreNamed() {
        assertThat(doubt(5, i -> 4 - i)).contains("With the classes in reverse order");
        assertThat(doubt(5, i -> (i + 1) % 5))
                .contains("each label one number higher")
                .contains("background");
        assertThat(doubt(5, i -> (i + 4) % 5)).contains("each label one number lower");
        List<Integer> text = IntStream.range(0, 12)
                .boxed()
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
        assertThat(doubt(12, text::get))
                .contains("sorted as text (0, 1, 10, 2 …)")
                .contains("other labels than these");
        assertThat(doubt(12, text::indexOf)).contains("sorted as text (0, 1, 10, 2 …)");
        assertThat(doubt(4, i -> new int[] {2, 0, 3, 1}[i]))
                .contains("other names for the classes (what is labelled ")
                .contains("what is labelled 0 is named 2");
    }

    @Test
    void namesSortedByAlphabetAreRecognized() {
        List<String> given = List.of("tram", "car", "bus", "lorry");
        List<String> sorted = given.stream().sorted().toList();
        Map<Answers.Pair, Long> pairs = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            pairs.put(new Answers.Pair(given.get(i), sorted.get(i)), 40L);
        }
        assertThat(Knowledge.of(Answers.of(pairs), 4, given).doubt().orElseThrow())
                .contains("alphabetical order");
    }

    @Test
    void anOrderIsNotReadIntoNoise() {
        for (int round = 0; round < 300; round++) {
            assertThat(answers(10, 40, 0, i -> i, round).order()).isEmpty();
            assertThat(answers(2, 31, 0.1, i -> i, round).order()).isEmpty();
        }
    }

    @Test
    void theMostFrequentLabelIsAGuessToo() {
        assertThat(of("a", "a", 900, "b", "a", 100).doubt()).isPresent();
        assertThat(of("a", "a", 895, "a", "b", 5, "b", "a", 40, "b", "b", 60).doubt())
                .isEmpty();
        assertThat(of("a", "a", 800, "a", "b", 100, "b", "b", 95, "b", "a", 5).doubt())
                .as("below the share of the most frequent label, but far from chance")
                .isEmpty();
    }

    @Test
    void aSingleLabelIsHeldAgainstTheNumberOfClasses() {
        Map<Answers.Pair, Long> right = Map.of(new Answers.Pair("3", "3"), 95L, new Answers.Pair("3", "1"), 5L);
        assertThat(Knowledge.of(Answers.of(right), 10, List.of()).doubt()).isEmpty();
        Map<Answers.Pair, Long> wrong = Map.of(new Answers.Pair("3", "3"), 9L, new Answers.Pair("3", "1"), 91L);
        assertThat(Knowledge.of(Answers.of(wrong), 10, List.of()).doubt()).isPresent();
    }

    @Test
    void ofFewImagesNothingIsSaid() {
        assertThat(of("a", "b", 15, "b", "a", 14).doubt()).isEmpty();
        assertThat(of("a", "b", 15, "b", "a", 15).doubt()).isPresent();
    }

    @Test
    void theGateComesFirstAndIsInconclusive() {
        SliceTable swapped = table(Map.of("cat", "dog", "dog", "cat"), 80);
        CheckResult first =
                Checks.run(Checks.usual(30), Datasets.evidence(swapped)).get(0);
        assertThat(first.kind()).isEqualTo("accuracy-known");
        assertThat(first.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(first.message()).startsWith(NOTHING).contains("the two classes swapped");
        assertThat(first.value()).hasValue(0);
        SliceTable honest = table(Map.of("cat", "cat", "dog", "dog"), 80);
        assertThat(Checks.run(Checks.usual(30), Datasets.evidence(honest))
                        .get(0)
                        .status())
                .isEqualTo(Verdict.PASS);
        assertThat(Checks.run(Checks.usual(30), Datasets.evidence(table(Map.of("cat", "dog"), 20)))
                        .get(0)
                        .status())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void withoutLabelsItDoesNotApply() {
        SliceTable table = SliceTable.open(Datasets.SCHEMA, new SliceKeys(List.of(), 1));
        for (int i = 0; i < 50; i++) {
            table.add(row(i, Map.of("predicted", "cat")));
        }
        assertThat(Checks.run(Checks.usual(30), Datasets.evidence(table)).get(0).status())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    static SliceTable table(Map<String, String> named, int images) {
        SliceTable table = SliceTable.open(Datasets.SCHEMA, new SliceKeys(List.of(), 1));
        List<String> labels = new ArrayList<>(named.keySet());
        Collections.sort(labels);
        for (int i = 0; i < images; i++) {
            String label = labels.get(i % labels.size());
            table.add(row(i, Map.of("label", label, "predicted", named.get(label))));
        }
        return table;
    }

    static Observation row(int image, Map<String, String> values) {
        double[] measures = new double
                [new SliceSchema(List.of("a", "b", "c"), 1, 1, 2).statistics().size()];
        return new Observation("image " + image, "image " + image, values, measures, false, Optional.empty());
    }

    private static String doubt(int classes, IntUnaryOperator order) {
        return answers(classes, 40 * classes, 0.9, order, 5).doubt().orElseThrow();
    }
}
