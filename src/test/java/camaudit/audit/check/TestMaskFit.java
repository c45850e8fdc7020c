package camaudit.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.audit.inference.Resampling;
import camaudit.bench.MarkedPictures;
import camaudit.bench.MaskFault;
import camaudit.bench.MaskFaults;
import camaudit.bench.textured.Textured;
import camaudit.vocabulary.Marking;
import camaudit.vocabulary.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Known faults of masks, on digits before textures; the thing's mask is some pixel wider than what can be seen of it. */
class TestMaskFit {
    private static final int COUNT = 200;
    private static final Resampling SOME = new Resampling(299, 0.95, 1);
    private static final MaskCheck CHECK = new MaskCheck("masks", Severity.WARN, 30);

    @TempDir
    private static Path folder;

    private static List<MarkedPictures.Marked> pictures = List.of();
    private static final Map<MaskFault, List<TestedMask>> ROWS = new EnumMap<>(MaskFault.class);

    @BeforeAll
    static void draw() throws IOException {
        Textured.main(new String[] {"digits", "test", folder.toString(), "0.5", "77", Integer.toString(COUNT)});
        pictures = MarkedPictures.read(folder.resolve("own/images"), folder.resolve("own/masks"), 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXACT", "SHIFT_1", "SHRUNK_1", "BOXES"})
    void masksThatFitAreNotDoubted(MaskFault fault) {
        MaskFit fit = fit(fault);
        assertThat(fit.doubt()).isEmpty();
        assertThat(fit.measures().orElseThrow().fitting()).isGreaterThan(0.9);
        assertThat(result(fit).status()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SHIFT_2           | the masks seem to lie 2 px to the right of the objects
            SHIFT_3           | the masks seem to lie 3 px to the right of the objects
            SHIFT_3_2         | the masks seem to lie 3 px to the right of and 2 px above the objects
            SHIFT_6           | the masks seem to lie at least 4 px to the right of
            GROWN_3           | px too wide
            SOME_OTHERS       | % of the masks seem to belong to other images
            ALL_OTHERS        | the masks do not lie on the objects: they fit the pictures no better than those of other images
            BOXES_SHIFT_4     | the boxes seem to lie at least 4 px to the right of the objects
            BOXES_ALL_OTHERS  | the boxes do not lie on the objects
            """)
    void masksThatDoNotFitAreDoubted(MaskFault fault, String words) {
        MaskFit fit = fit(fault);
        assertThat(fit.doubt().orElseThrow()).contains(words);
        CheckResult result = result(fit);
        assertThat(result.status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.message()).contains(words.substring(3)).contains("correct them and explain again");
        assertThat(result.rows()).isBetween(160L, (long) COUNT);
    }

    @Test
    void theShareOfStrangersIsEstimated() {
        MaskMeasures some = fit(MaskFault.SOME_OTHERS).measures().orElseThrow();
        assertThat(some.strangers().orElseThrow()).isBetween(0.12, 0.45);
        assertThat(some.strangersAtLeast()).isBetween(0.05, some.strangers().orElseThrow());
        assertThat(fit(MaskFault.EXACT).measures().orElseThrow().strangers().orElseThrow())
                .isLessThan(0.05);
    }

    @Test
    void smallFaultsAreRemarks() {
        assertThat(fit(MaskFault.SHIFT_1).remarks()).contains("the masks seem to lie 1 px to the right of the objects");
        assertThat(fit(MaskFault.EXACT).remarks())
                .as("they take in the soft edge of the ink")
                .anyMatch(remark -> remark.contains("px too wide"));
        assertThat(result(fit(MaskFault.SHIFT_1)).message()).contains("1 px to the right of the objects");
    }

    @Test
    void someStrangersAreNotSeenAmongBoxes() {
        assertThat(fit(MaskFault.BOXES_SOME_OTHERS).doubt())
                .as("known and documented")
                .isEmpty();
    }

    @Test
    void fewBoxesThatHardlyFitAreUndecided() {
        List<TestedMask> mixed = new ArrayList<>(rows(MaskFault.BOXES).subList(0, 16));
        mixed.addAll(rows(MaskFault.BOXES_ALL_OTHERS).subList(16, 32));
        MaskFit fit = MaskFit.of(mixed, new Resampling(199, 0.9999, 1));
        assertThat(fit.isUndecided()).isTrue();
        assertThat(fit.doubt()).isEmpty();
        assertThat(result(fit).status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result(fit).untrusted()).isFalse();
        assertThat(result(fit).message()).contains("could not be tested: on 32 pictures they fit too little better");
        assertThat(fit(MaskFault.BOXES_ALL_OTHERS).isUndecided()).isFalse();
    }

    @Test
    void missingPartsAreNotSeen() {
        assertThat(fit(MaskFault.QUARTER_MISSING).doubt()).isEmpty();
        assertThat(fit(MaskFault.HALF_MISSING).doubt())
                .as("known and documented")
                .isEmpty();
    }

    @Test
    void fewImagesAndPicturesThatSayNothingAreNotTested() {
        MaskFit few = MaskFit.of(rows(MaskFault.SHIFT_3).subList(0, 29), SOME);
        assertThat(few.measures()).isEmpty();
        assertThat(few.doubt()).isEmpty();
        assertThat(result(few).untrusted()).as("for lack of evidence").isFalse();
        assertThat(result(few).message()).contains("there are only 29 in the sample, and at least 30 are needed");
        assertThat(result(few).status()).isEqualTo(Verdict.INCONCLUSIVE);
        MaskFit noise = MaskFit.of(MaskFaults.rows(noise(), false), SOME);
        assertThat(noise.usable()).isLessThan(noise.images() / 4);
        assertThat(noise.doubt()).isEmpty();
        assertThat(result(noise).status()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result(noise).message())
                .contains("could not be tested: only on")
                .contains("of 40 pictures");
        assertThat(result(MaskFit.NONE).status()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(MaskFit.NONE.doubt()).isEmpty();
    }

    @Test
    void theOrderOfRowsDoesNotMatterAndTheKindOfMostIsJudged() {
        List<TestedMask> rows = new ArrayList<>(rows(MaskFault.SOME_OTHERS));
        MaskFit straight = MaskFit.of(rows, SOME);
        Collections.shuffle(rows, new Random(3));
        rows.add(new TestedMask("z", Marking.BOXES, true, 1, new float[81], new float[81]));
        assertThat(MaskFit.of(rows, SOME)).isEqualTo(straight);
        assertThat(straight.images()).isEqualTo(COUNT);
    }

    @Test
    void aMaskThatIsABoxOfUnitsOfSeveralPixelsIsToldInPixels() {
        List<TestedMask> rows = rows(MaskFault.SHIFT_3).stream()
                .map(row -> new TestedMask(row.image(), row.marking(), true, 6, row.own(), row.stranger()))
                .toList();
        assertThat(MaskFit.of(rows, SOME).doubt())
                .hasValue("the masks seem to lie 18 px to the right of the objects on the network's input");
    }

    private static List<MarkedPictures.Marked> noise() {
        Random random = new Random(2);
        return IntStream.range(0, 40)
                .mapToObj(i -> {
                    byte[] samples = new byte[40 * 40 * 3];
                    random.nextBytes(samples);
                    boolean[] mask = new boolean[40 * 40];
                    for (int p = 0; p < mask.length; p++) {
                        mask[p] = Math.hypot(p / 40 - 12 - i % 10, p % 40 - 14 - i % 7) < 8;
                    }
                    return new MarkedPictures.Marked("noise " + i, 40, 40, samples, mask);
                })
                .toList();
    }

    private static List<TestedMask> rows(MaskFault fault) {
        return ROWS.computeIfAbsent(fault, each -> MaskFaults.rows(each.of(pictures, 5), each.boxes()));
    }

    private static MaskFit fit(MaskFault fault) {
        return MaskFit.of(rows(fault), SOME);
    }

    private static CheckResult result(MaskFit fit) {
        return CHECK.run(evidence(fit)).get(0);
    }

    private static AuditEvidence evidence(MaskFit fit) {
        AuditEvidence without = Datasets.evidence(BiasEvidence.NONE);
        return new AuditEvidence(
                without.slices(),
                without.counts(),
                without.bias(),
                without.baseline(),
                without.resampling(),
                new RunFacts(0, List.of(), 0, MapVariety.NONE, fit));
    }
}
