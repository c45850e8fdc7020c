package camaudit.spark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import camaudit.spark.source.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which images of a container's parts are still to be done. */
class TestDoneParts {
    private final DoneParts done = new DoneParts();

    private static Part whole(long first, long count) {
        return new Part(first, count, 0, Part.ALL);
    }

    private static Part some(long first, long count, long from, long until) {
        return new Part(first, count, from, until);
    }

    private List<List<Long>> open(Part part) {
        return done.open(part).stream().map(gap -> List.of(gap[0], gap[1])).toList();
    }

    @Test
    void aWholePartIsDoneOrNot() {
        done.add(whole(512, 512));
        assertThat(open(whole(512, 512))).isEmpty();
        assertThat(open(whole(0, 512))).containsExactly(List.of(0L, Part.ALL));
        assertThat(open(some(512, 512, 0, 7))).isEmpty();
        assertThat(done.crosses(whole(0, 512))).isFalse();
        assertThat(done.crosses(whole(1024, 100))).isFalse();
    }

    @Test
    void ofAPartThatIsDoneInPartTheRestIsOpen() {
        done.add(some(0, 512, 0, 100));
        assertThat(open(whole(0, 512))).containsExactly(List.of(100L, Part.ALL));
        assertThat(open(some(0, 512, 0, 130))).containsExactly(List.of(100L, 130L));
        assertThat(open(some(0, 512, 0, 90))).isEmpty();
        done.add(some(0, 512, 130, 140));
        assertThat(open(whole(0, 512))).containsExactly(List.of(100L, 130L), List.of(140L, Part.ALL));
        done.add(some(0, 512, 100, Part.ALL));
        assertThat(open(whole(0, 512))).isEmpty();
    }

    @Test
    void partsOfAnotherCutCross() {
        done.add(whole(0, 512));
        done.add(some(1024, 512, 0, 3));
        assertThat(done.crosses(whole(256, 512))).isTrue();
        assertThat(done.crosses(whole(0, 256))).isFalse();
        assertThat(done.crosses(whole(1024, 600))).isTrue();
        assertThat(done.crosses(whole(1024, 512))).isFalse();
        assertThat(done.crosses(whole(512, 512))).isFalse();
        assertThat(done.crosses(whole(0, 1))).isFalse();
    }

    @Test
    void aNameTellsItsPart() {
        String uri = "file:/a#1+2/x.tar";
        assertThat(Part.of(uri, uri)).isEmpty();
        for (String name : List.of("#0+1", "#512+100 first 7", "#512+100 after 7", "#512+100 after 7 first 9")) {
            assertThat(Part.of(uri, uri + name).orElseThrow())
                    .extracting(Part::first)
                    .isEqualTo(name.startsWith("#0") ? 0L : 512L);
        }
        assertThat(Part.of(uri, uri + "#512+100 after 7 first 9")).contains(some(512, 100, 7, 9));
        assertThat(Part.of(uri, uri + "#512+100 first 7")).contains(some(512, 100, 0, 7));
        assertThat(Part.of(uri, uri + "#512+100")).contains(whole(512, 100));
    }
}
