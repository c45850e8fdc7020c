package camaudit.spark.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spark.explain.Runs;
import camaudit.spark.sample.EvenSample;
import camaudit.spark.source.ImageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which images lend their backgrounds, and which images a sample has. */
class TestBackgroundJob {
    @TempDir
    private Path folder;

    @Test
    void eachClassLendsTheSmallestForegroundsInTurn() throws IOException {
        List<BackgroundSurvey.Candidate> candidates = candidates(60);
        for (int most : new int[] {1, 5, 17, 1000}) {
            List<BackgroundSurvey.Candidate> chosen = chosen(candidates, BackgroundJob.wanted(candidates, most));
            Map<Integer, List<BackgroundSurvey.Candidate>> classes = new TreeMap<>();
            chosen.forEach(each -> classes.computeIfAbsent(each.marked(), label -> new ArrayList<>())
                    .add(each));
            assertThat(chosen).hasSize(Math.min(most, candidates.size()));
            classes.forEach((label, each) -> assertThat(each)
                    .as("no smaller one was left out")
                    .containsExactlyInAnyOrderElementsOf(candidates.stream()
                            .filter(other -> other.marked() == label)
                            .limit(each.size())
                            .toList()));
            int largest = classes.values().stream().mapToInt(List::size).max().orElseThrow();
            int smallest = classes.size() < 3
                    ? 0
                    : classes.values().stream().mapToInt(List::size).min().orElseThrow();
            assertThat(largest - smallest).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void fewClassesLendMoreEach() throws IOException {
        List<BackgroundSurvey.Candidate> candidates = candidates(300);
        assertThat(chosen(candidates, BackgroundJob.wanted(candidates, 2_000))).hasSize(3 * BackgroundJob.MOST_A_CLASS);
        assertThat(chosen(candidates, BackgroundJob.wanted(candidates, 60))).hasSize(60);
        assertThat(chosen(candidates, BackgroundJob.wanted(candidates, 24))).hasSize(3 * BackgroundJob.LEAST_A_CLASS);
    }

    @Test
    void theMemoryOfBackgroundsIsKnownBefore() {
        assertThat(BackgroundJob.mostBytes(1_200, 10)).isEqualTo(10 * BackgroundJob.MOST_A_CLASS * 1_200L);
        assertThat(BackgroundJob.mostBytes(3 * 224 * 224, 1_000)).isBetween(127L << 20, 128L << 20);
        assertThat(BackgroundJob.mostBytes(1_200, 1_000)).isEqualTo(BackgroundJob.MOST * 1_200L);
    }

    @Test
    void neitherImagesWithoutLabelNorTheSameContentTwice() throws IOException {
        List<BackgroundSurvey.Candidate> candidates = new ArrayList<>();
        for (BackgroundSurvey.Candidate each : candidates(12)) {
            candidates.add(each);
            candidates.add(new BackgroundSurvey.Candidate(
                    each.part(), each.number() + 1000, each.marked(), each.sha256(), each.area(), each.mean()));
            candidates.add(new BackgroundSurvey.Candidate(
                    each.part(), each.number() + 2000, -1, "x" + each.sha256(), each.area(), each.mean()));
        }
        assertThat(chosen(candidates, BackgroundJob.wanted(candidates, 1000)))
                .hasSize(12)
                .allMatch(each -> each.number() < 1000);
    }

    @Test
    void aSampleIsSpreadOverTheDatasetAndAlwaysTheSame() throws IOException {
        ImageSource source = Runs.source(folder.resolve("images"), 20);
        List<EvenSample.Part> few = EvenSample.of(source, 5);
        assertThat(few).extracting(part -> part.item().uri()).allMatch(uri -> uri.matches(".*/(00|04|08|12|16)\\.png"));
        assertThat(few).extracting(EvenSample.Part::most).containsOnly(1);
        assertThat(EvenSample.of(source, 5)).extracting(EvenSample.Part::number).containsExactly(0, 1, 2, 3, 4);
        assertThat(EvenSample.of(source, 100)).hasSize(20);
        assertThat(EvenSample.of(source, 0)).isEmpty();
        assertThat(EvenSample.of(source, 100).stream()
                        .mapToInt(EvenSample.Part::most)
                        .sum())
                .isEqualTo(100);
    }

    private static List<BackgroundSurvey.Candidate> chosen(
            List<BackgroundSurvey.Candidate> candidates, List<BackgroundTask.Wanted> wanted) {
        return candidates.stream()
                .filter(each -> wanted.stream()
                        .anyMatch(part -> part.part().equals(each.part())
                                && part.numbers().contains(each.number())))
                .toList();
    }

    /** Of three classes, smallest foreground first. */
    private List<BackgroundSurvey.Candidate> candidates(int count) throws IOException {
        List<EvenSample.Part> parts = EvenSample.of(Runs.source(folder.resolve("images"), 4), 4);
        List<BackgroundSurvey.Candidate> candidates = new ArrayList<>();
        HashSet<String> contents = new HashSet<>();
        Random random = new Random(2);
        for (int i = 0; i < count; i++) {
            String sha256 = Long.toHexString(random.nextLong());
            contents.add(sha256);
            candidates.add(new BackgroundSurvey.Candidate(
                    parts.get(i % 4),
                    i / 4,
                    i % 3,
                    sha256,
                    random.nextDouble(),
                    new ArrayList<>(Collections.nCopies(1, 0.0))));
        }
        assertThat(contents).hasSize(count);
        candidates.sort(Comparator.comparingDouble(BackgroundSurvey.Candidate::area));
        return candidates;
    }
}
