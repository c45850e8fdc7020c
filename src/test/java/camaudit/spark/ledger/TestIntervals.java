package camaudit.spark.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intervals against a plain set of bits. */
class TestIntervals {
    private static final int NUMBERS = 40;

    @Test
    void intervalsHoldWhatASetOfBitsHolds() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            Intervals intervals = Intervals.NONE;
            BitSet bits = new BitSet();
            for (int step = 0; step < 8; step++) {
                int begin = random.nextInt(NUMBERS);
                int end = begin + 1 + random.nextInt(6);
                intervals = intervals.with(begin, end);
                bits.set(begin, end);
                requireSame(intervals, bits, random);
            }
        }
    }

    private static void requireSame(Intervals intervals, BitSet bits, Random random) {
        int begin = random.nextInt(NUMBERS);
        int end = begin + 1 + random.nextInt(NUMBERS);
        BitSet asked = new BitSet();
        asked.set(begin, end);
        BitSet open = (BitSet) asked.clone();
        open.andNot(bits);
        BitSet gaps = new BitSet();
        intervals.gaps(begin, end).forEach(gap -> gaps.set((int) gap[0], (int) gap[1]));
        assertThat(gaps).isEqualTo(open);
        assertThat(intervals.gaps(begin, end)).isSortedAccordingTo((a, b) -> Long.compare(a[0], b[0]));
        assertThat(intervals.covers(begin, end)).isEqualTo(open.isEmpty());
        assertThat(intervals.meets(begin, end)).isEqualTo(asked.intersects(bits));
    }

    @Test
    void intervalsThatTouchAreOne() {
        assertThat(Intervals.NONE.with(3, 5).with(0, 1).with(1, 3)).hasToString("[0, 5]");
        assertThat(Intervals.NONE.with(3, 5).with(0, 1)).hasToString("[0, 1, 3, 5]");
    }
}
