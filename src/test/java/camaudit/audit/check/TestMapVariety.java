package camaudit.audit.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Maps that do not depend on the image. */
class TestMapVariety {
    private static List<Double> distances(int pairs, double from, double to, long seed) {
        return new Random(seed).doubles(pairs, from, to).boxed().toList();
    }

    @Test
    void mapsThatAreAllTheSameAreDoubted() {
        assertThat(new MapVariety(distances(30, 0, 0.04, 1), List.of(), List.of())
                        .doubt()
                        .orElseThrow())
                .startsWith("The maps are nearly the same for all images");
        assertThat(new MapVariety(distances(29, 0, 0.04, 1), List.of(), List.of()).doubt())
                .isEmpty();
        assertThat(new MapVariety(distances(100, 0, 0.08, 1), List.of(), List.of()).doubt())
                .isEmpty();
    }

    @Test
    void mapsAsDifferentAsThoseOfShuffledWeightsAreDoubted() {
        List<Double> images = distances(100, 0.1, 0.9, 2);
        assertThat(new MapVariety(images, distances(300, 0.2, 0.8, 3), distances(300, 0.2, 0.8, 4))
                        .doubt()
                        .orElseThrow())
                .contains("shuffled weights", "of 300 pairs");
        assertThat(new MapVariety(images, distances(300, 0.4, 0.8, 3), distances(300, 0.2, 0.5, 4)).doubt())
                .isEmpty();
        assertThat(new MapVariety(images, distances(300, 0.2, 0.5, 3), distances(300, 0.4, 0.8, 4)).doubt())
                .isEmpty();
        assertThat(new MapVariety(images, distances(29, 0.2, 0.8, 3), distances(29, 0.2, 0.8, 4)).doubt())
                .isEmpty();
    }
}
