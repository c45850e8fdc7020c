package camaudit.audit.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Answers against sums over single images, and the intervals over sources against those over images. */
class TestSwapGroup {
    private static final Resampling RESAMPLING = new Resampling(999, 0.95, 7);

    /** One image. */
    private record Answer(int original, int same, int other) {}

    @Test
    void countsAreSumsOverImagesHoweverTheyAreAdded() {
        List<Answer> images = images(500, 3);
        SwapAnswers whole = counted(images);
        assertThat(counted(images.subList(0, 123)).plus(counted(images.subList(123, 500))))
                .usingRecursiveComparison()
                .isEqualTo(whole);
        assertThat(whole.images()).isEqualTo(500);
        assertThat(whole.original()).isCloseTo(mean(images, 1, 0, 0), within(1e-12));
        assertThat(whole.same()).isCloseTo(mean(images, 0, 0.5, 0), within(1e-12));
        assertThat(whole.other()).isCloseTo(mean(images, 0, 0, 0.5), within(1e-12));
        assertThat(whole.differences().mean()).isCloseTo(mean(images, 0, 0.5, -0.5), within(1e-12));
        Interval kept = whole.kept(0.85, 0.95);
        assertThat((kept.lower() + kept.upper()) / 2).isCloseTo(mean(images, -0.85, 0.5, 0), within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> new SwapAnswers(1, 2, 3));
    }

    @Test
    void sourcesOfOneImageGiveWhatIndependentImagesGive() {
        List<Answer> images = images(600, 4);
        SwapGroup.Loss alone = SwapGroup.of(counted(images)).loss(RESAMPLING);
        SwapGroup.Loss sources = bySources(images, 1).loss(RESAMPLING);
        assertThat(sources.value()).isEqualTo(alone.value());
        assertThat(sources.interval().lower()).isCloseTo(alone.interval().lower(), within(0.01));
        assertThat(sources.interval().upper()).isCloseTo(alone.interval().upper(), within(0.01));
        Interval kept = bySources(images, 1).kept(0.85, RESAMPLING);
        assertThat(kept.lower()).isCloseTo(counted(images).kept(0.85, 0.95).lower(), within(0.01));
    }

    @Test
    void imagesThatRepeatEachOtherSayLess() {
        List<Answer> repeated = new ArrayList<>();
        images(60, 5).forEach(image -> repeated.addAll(Collections.nCopies(10, image)));
        SwapGroup.Loss alone = SwapGroup.of(counted(repeated)).loss(RESAMPLING);
        SwapGroup.Loss sources = bySources(repeated, 10).loss(RESAMPLING);
        assertThat(width(sources)).isBetween(2.3 * width(alone), 4.5 * width(alone));
        assertThat(sources.p()).isGreaterThan(alone.p());
        assertThat(bySources(repeated, 600).loss(RESAMPLING).interval())
                .as("one source says nothing")
                .isEqualTo(new Interval(-1, 1));
    }

    private static double width(SwapGroup.Loss loss) {
        return loss.interval().upper() - loss.interval().lower();
    }

    private static SwapGroup bySources(List<Answer> images, int each) {
        List<SwapSources.Sums> sums = new ArrayList<>();
        for (int i = 0; i < images.size(); i += each) {
            SwapAnswers part = counted(images.subList(i, i + each));
            sums.add(new SwapSources.Sums(each, each * part.original(), each * part.same(), each * part.other()));
        }
        return new SwapGroup(counted(images), Optional.of(new SwapSources(sums)));
    }

    private static SwapAnswers counted(List<Answer> images) {
        long[] counts = new long[SwapAnswers.KINDS];
        images.forEach(image -> counts[SwapAnswers.kind(image.original(), image.same(), image.other())]++);
        return new SwapAnswers(counts);
    }

    private static double mean(List<Answer> images, double original, double same, double other) {
        return images.stream()
                .mapToDouble(image -> original * image.original() + same * image.same() + other * image.other())
                .average()
                .orElseThrow();
    }

    private static List<Answer> images(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Answer> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(new Answer(random.nextInt(2), random.nextInt(3), random.nextInt(3) * random.nextInt(2)));
        }
        return images;
    }
}
