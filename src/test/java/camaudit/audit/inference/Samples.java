package camaudit.audit.inference;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Samples of rows that are independent of each other. */
public final class Samples {
    private static final AtomicInteger MADE = new AtomicInteger();

    private Samples() {}

    /** Each row is a cluster of its own, which no other sample shares. */
    static Sample of(double... values) {
        String name = "sample " + MADE.getAndIncrement() + ", row ";
        return Sample.of(
                values,
                IntStream.range(0, values.length).mapToObj(i -> name + i).toList());
    }

    /** Cliff's delta of unordered values. */
    public static double delta(double[] x, double[] y) {
        return CliffsDelta.of(Weighted.once(x), Weighted.once(y));
    }
}
