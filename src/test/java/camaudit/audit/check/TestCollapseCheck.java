package camaudit.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.audit.slice.Observation;
import camaudit.audit.slice.SliceKeys;
import camaudit.audit.slice.SliceSchema;
import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lost classes are found and named, and honest networks are left alone. */
class TestCollapseCheck {
    private static final SliceSchema SCHEMA = new SliceSchema(List.of(), 1, 1, 2);

    /** An audit of classes "c0", "c1" … of these accuracies, wrong answers being other classes at random. */
    private static List<CheckResult> audit(Random random, int images, double... accuracies) {
        SliceTable table = SliceTable.open(SCHEMA, new SliceKeys(List.of(), 1));
        for (int label = 0; label < accuracies.length; label++) {
            for (int i = 0; i < images; i++) {
                int other = (label + 1 + random.nextInt(accuracies.length - 1)) % accuracies.length;
                String named = "c" + (random.nextDouble() < accuracies[label] ? label : other);
                table.add(new Observation(
                        label + "/" + i,
                        label + "/" + i,
                        Map.of("label", "c" + label, "predicted", named),
                        new double[0],
                        false,
                        Optional.empty()));
            }
        }
        AuditEvidence evidence = new AuditEvidence(
                table,
                new RunCounts(table.everything().rows(), 0, Map.of()),
                BiasEvidence.NONE,
                Baseline.NONE,
                Datasets.FAST);
        return Checks.run(Datasets.gates(new CollapseCheck("lost classes", Severity.FAIL, 30)), evidence);
    }

    private static double[] like(int classes, double accuracy, Random random) {
        return random.doubles(classes, accuracy - 0.04, Math.min(1, accuracy + 0.04))
                .toArray();
    }

    /** 1,000 audits of 2, 10 and 100 classes, 30 to 1,000 images a class, all classes of like accuracy between 0.6 and 0.99. */
    @Test
    void honestNetworksAreLeftAloneInNinetyNineOfHundredAudits() {
        Random random = new Random(4);
        int found = 0;
        int audits = 0;
        for (int[] shape :
                new int[][] {{2, 30, 400}, {2, 300, 200}, {10, 30, 250}, {10, 200, 60}, {2, 1000, 40}, {100, 30, 50}}) {
            for (int round = 0; round < shape[2]; round++) {
                double accuracy = 0.6 + 0.39 * random.nextDouble();
                audits++;
                found += audit(random, shape[1], like(shape[0], accuracy, random)).stream()
                                .anyMatch(result -> result.status() == Verdict.FAIL || result.status() == Verdict.WARN)
                        ? 1
                        : 0;
            }
        }
        assertThat(audits).isEqualTo(1000);
        assertThat(found).isLessThanOrEqualTo(10);
    }

    @Test
    void aLostClassOfThirtyImagesIsFoundInNineteenOfTwentyAudits() {
        Random random = new Random(5);
        int found = 0;
        for (int round = 0; round < 200; round++) {
            double[] accuracies = like(10, 0.87, random);
            accuracies[3] = 0.02;
            List<CheckResult> results = audit(random, 30, accuracies);
            found += results.get(0).status() == Verdict.FAIL
                            && results.get(0).slice().text().equals("label=c3")
                    ? 1
                    : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(190);
    }

    @Test
    void everyLostClassIsNamedTheWorstFirst() {
        List<CheckResult> results = audit(new Random(6), 200, 0.9, 0.3, 0.85, 0.01, 0.9, 0.9, 0.88, 0.9);
        assertThat(results).extracting(result -> result.slice().text()).containsExactly("label=c3", "label=c1");
        assertThat(results).extracting(CheckResult::status).containsExactly(Verdict.FAIL, Verdict.WARN);
        assertThat(results.get(0).message())
                .startsWith("Images of class c3: ")
                .contains("of 200 are named right, where the other classes have ", "the class is lost", "taken for c");
        assertThat(results.get(1).message()).doesNotContain("lost");
        assertThat(results.get(0).rows()).isEqualTo(200);
        assertThat(results.get(0).interval()).isPresent();
    }

    @Test
    void fewImagesAndFewClassesSayNothing() {
        assertThat(audit(new Random(7), 29, 0.9, 0.9, 0.9, 0))
                .singleElement()
                .satisfies(result -> assertThat(result.status()).isEqualTo(Verdict.NOT_APPLICABLE));
        assertThat(audit(new Random(7), 40, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1))
                .singleElement()
                .satisfies(result -> assertThat(result.status()).isEqualTo(Verdict.INCONCLUSIVE));
    }

    @Test
    void mapsThatAreNotFiniteFailAndAreCounted() {
        SliceTable table = TestKnowledge.table(Map.of("cat", "cat", "dog", "dog"), 40);
        Check check = new FiniteCheck("finite maps", Severity.FAIL);
        RunFacts seven = new RunFacts(2, List.of(), 7, MapVariety.NONE, MaskFit.NONE);
        AuditEvidence evidence = new AuditEvidence(
                table, new RunCounts(40, 0, Map.of()), BiasEvidence.NONE, Baseline.NONE, Datasets.FAST, seven);
        assertThat(check.run(evidence)).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Verdict.FAIL);
            assertThat(result.message()).startsWith("7 of 40 maps are NOT_FINITE");
        });
        assertThat(check.run(Datasets.evidence(table)).get(0).status()).isEqualTo(Verdict.PASS);
    }
}
