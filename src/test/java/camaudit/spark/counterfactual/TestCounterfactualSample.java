package camaudit.spark.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An even sample of classes of very different sizes. */
class TestCounterfactualSample {
    @Test
    void eachClassGivesAboutAsManyImages() {
        // A tenth of the dataset was surveyed: 90,000, 9,000 and 100 images.
        CounterfactualSample sample = CounterfactualSample.of(600, Map.of(0, 9_000L, 1, 900L, 2, 10L), 0.1);
        assertThat(taken(sample, 0, 90_000)).isBetween(150, 250);
        assertThat(taken(sample, 1, 9_000)).isBetween(150, 250);
        assertThat(taken(sample, 2, 100)).as("all of a class that has too few").isEqualTo(100);
        assertThat(taken(sample, 7, 50)).as("a class that the survey missed").isEqualTo(50);
        assertThat(sample.takes(OptionalInt.empty(), 1)).isFalse();
        assertThat(CounterfactualSample.ALL.takes(OptionalInt.empty(), 1)).isTrue();
    }

    @Test
    void theSameImagesAreTakenEveryTime() {
        CounterfactualSample one = CounterfactualSample.of(100, Map.of(0, 500L, 1, 500L), 1);
        CounterfactualSample other = CounterfactualSample.of(100, Map.of(1, 500L, 0, 500L), 1);
        for (long seed = 0; seed < 1_000; seed++) {
            assertThat(other.takes(OptionalInt.of(1), seed)).isEqualTo(one.takes(OptionalInt.of(1), seed));
        }
    }

    private static int taken(CounterfactualSample sample, int label, int images) {
        SplittableRandom digests = new SplittableRandom(label);
        int taken = 0;
        for (int i = 0; i < images; i++) {
            taken += sample.takes(OptionalInt.of(label), digests.nextLong()) ? 1 : 0;
        }
        return taken;
    }
}
