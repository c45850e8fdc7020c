package camaudit.spark.explain;

import camaudit.text.Numbers;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a run goes, in words: the rate of the last few looks, so that a slow start does not spoil the forecast for long. */
final class Throughput {
    private static final int LOOKS = 3;

    private final long total;
    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(long done, double seconds) {}

    Throughput(long total) {
        this.total = total;
        looks.add(new Look(0, 0));
    }

    /** E.g. {@code 4,096 of 10,000 images (40 %), 812.3 images/s, 0:07 left}; calls must come in the order of time. */
    String line(long done, double seconds) {
        while (looks.size() > LOOKS) {
            looks.removeFirst();
        }
        Look from = looks.getFirst();
        double rate = (done - from.done()) / (seconds - from.seconds());
        if (done == 0) {
            looks.clear();
        }
        looks.add(new Look(done, seconds));
        if (done == 0) {
            return Numbers.format("0 of %,d images, tasks are starting", total);
        }
        return Numbers.format(
                "%,d of %,d images (%d %%), %,.1f images/s%s",
                done,
                total,
                100 * done / total,
                rate,
                rate > 0 ? ", " + Numbers.clock(Math.round((total - done) / rate)) + " left" : "");
    }
}
