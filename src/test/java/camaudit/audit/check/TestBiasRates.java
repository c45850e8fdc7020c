package camaudit.audit.check;

import static camaudit.audit.check.Datasets.evidence;
import static camaudit.audit.check.Datasets.swaps;
import static org.assertj.core.api.Assertions.assertThat;

import camaudit.audit.swap.SwapAnswers;
import camaudit.vocabulary.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How often honest networks fail and biased ones do not, in made-up audits whose losses are known. */
class TestBiasRates {
    private static final BiasCheck CHECK = new BiasCheck("bias", Severity.FAIL, 0.1, 0.2, 0.5, 30);
    private static final AuditEvidence OTHERWISE = evidence(BiasEvidence.NONE);
    private static final int AUDITS = 1_000;
    private static final int[] CLASSES = {2, 10, 100};

    @Test
    void honestNetworksHardlyEverFail() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Verdict, Integer> whole = new EnumMap<>(Verdict.class);
        Map<Verdict, Integer> ofClasses = new EnumMap<>(Verdict.class);
        int failed = 0;
        for (int i = 0; i < AUDITS; i++) {
            int images = (int) Math.round(60 * Math.pow(5_000 / 60.0, random.nextDouble()));
            double loss = 0.02 * random.nextDouble();
            List<CheckResult> results = audit(CLASSES[i % 3], images, loss, -1, 0, 0, random);
            failed += Checks.verdict(results) == Verdict.FAIL ? 1 : 0;
            whole.merge(results.get(0).status(), 1, Integer::sum);
            ofClasses.merge(results.get(2).status(), 1, Integer::sum);
        }
        System.out.println("honest: " + failed + " of " + AUDITS + " fail; whole " + whole + ", classes " + ofClasses);
        assertThat(failed).isLessThanOrEqualTo(AUDITS / 100);
    }

    @Test
    void aBiasedClassIsFound() {
        SplittableRandom random = new SplittableRandom(2);
        for (double lost : new double[] {0.3, 0.5}) {
            for (int images : new int[] {30, 50, 200}) {
                for (int classes : CLASSES) {
                    int found = 0;
                    int passed = 0;
                    for (int i = 0; i < AUDITS / 4; i++) {
                        List<CheckResult> results = audit(classes, 50 * classes, 0.01, 0, images, lost, random);
                        found += results.get(2).status() == Verdict.FAIL
                                        && results.get(2).slice().text().equals("label=c0")
                                ? 1
                                : 0;
                        passed += Checks.verdict(results) == Verdict.PASS ? 1 : 0;
                    }
                    System.out.printf(
                            "a class of %d images of %d classes loses %.1f: named in %.1f %%, passed in %.1f %%%n",
                            images, classes, lost, 400.0 * found / AUDITS, 400.0 * passed / AUDITS);
                    if (lost == 0.5 && images >= 50) {
                        assertThat(found).as(classes + " classes").isGreaterThanOrEqualTo((int) (0.95 * AUDITS / 4));
                    }
                    assertThat(passed).as("never approved").isLessThanOrEqualTo(AUDITS / 400);
                }
            }
        }
    }

    /**
     * An audit.
     *
     * @param images of all classes together, at random
     * @param biased the class that loses {@code lost}; −1 for none
     * @param ofBiased how many images it has
     */
    private static List<CheckResult> audit(
            int classes, int images, double loss, int biased, int ofBiased, double lost, SplittableRandom random) {
        double accuracy = 0.75 + 0.24 * random.nextDouble();
        Map<String, long[]> counts = new HashMap<>();
        for (int i = 0; i < images; i++) {
            int label = random.nextInt(classes);
            if (label != biased) {
                counts.computeIfAbsent("c" + label, key -> new long[SwapAnswers.KINDS])[kind(accuracy, loss, random)]++;
            }
        }
        for (int i = 0; i < ofBiased; i++) {
            counts.computeIfAbsent("c" + biased, key -> new long[SwapAnswers.KINDS])[kind(accuracy, lost, random)]++;
        }
        Map<String, SwapAnswers> answers = new HashMap<>();
        counts.forEach((label, each) -> answers.put(label, new SwapAnswers(each)));
        List<CheckResult> results = CHECK.run(new AuditEvidence(
                OTHERWISE.slices(),
                OTHERWISE.counts(),
                swaps(List.of(), answers),
                OTHERWISE.baseline(),
                OTHERWISE.resampling(),
                OTHERWISE.facts()));
        assertThat(results.size()).isGreaterThanOrEqualTo(3);
        return results;
    }

    /**
     * An answer: half of a network's errors are of hard images, which it never knows, the others come and go with the background; a
     * background of another class takes some of the answers besides.
     */
    private static int kind(double accuracy, double loss, SplittableRandom random) {
        double hard = (1 - accuracy) / 2;
        if (random.nextDouble() < hard) {
            return SwapAnswers.kind(0, 0, 0);
        }
        double known = accuracy / (1 - hard);
        double other = Math.max(0, (accuracy - loss) / (1 - hard));
        return SwapAnswers.kind(random.nextDouble() < known ? 1 : 0, twice(known, random), twice(other, random));
    }

    private static int twice(double known, SplittableRandom random) {
        return (random.nextDouble() < known ? 1 : 0) + (random.nextDouble() < known ? 1 : 0);
    }
}
