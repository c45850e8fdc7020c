package camaudit.spark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.image.region.Region;
import org.junit.jupiter.api.Test;

class TestDigests {
    /** Recorded by runs: an image whose region has another digest than before is explained again. */
    @Test
    void theDigestOfARegionStaysWhatRunsHaveRecorded() {
        assertThat(Digests.ofValues(Region.builder().box(1, 2, 3, 4).build()))
                .isEqualTo("26e543e836c9535ab5a3e93cce78b7bbf8b1860d00f26c0dd174d2ef4ff13e10");
    }

    @Test
    void everyValueCounts() {
        String digest = Digests.ofValues(Region.builder(9, 9).box(1, 2, 3, 4).build());
        assertThat(Digests.ofValues(Region.builder(9, 9).box(1, 2, 3, 4).build()))
                .isEqualTo(digest);
        assertThat(Digests.ofValues(Region.builder(9, 9).box(1, 2, 3, 5).build()))
                .isNotEqualTo(digest);
        assertThat(Digests.ofValues(Region.builder(9, 8).box(1, 2, 3, 4).build()))
                .isNotEqualTo(digest);
        assertThat(Digests.ofValues(Region.builder().box(1, 2, 3, 4).build())).isNotEqualTo(digest);
    }
}
