package camaudit.audit.swap;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Normal;
import camaudit.audit.inference.PairedDifferences;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How many images were answered how: right or wrong as they are, and right on none, one or both of two backgrounds of their own class and
 * of two of other classes (an image with one background of a kind counts as with two alike). The counts of two sets of images add up.
 */
public final class SwapAnswers implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How many kinds of answers there are. */
    public static final int KINDS = 18;

    public static final SwapAnswers NONE = new SwapAnswers(new long[KINDS]);

    private static final int HALVES = 3;
    private final long[] counts;

    /**
     * Counts.
     *
     * @param counts at {@link #kind}, how many images were answered so
     * @throws IllegalArgumentException if there are not {@value #KINDS} counts of 0 or more
     */
    public SwapAnswers(long... counts) {
        if (counts.length != KINDS || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(Arrays.toString(counts) + ": give " + KINDS + " counts of 0 or more");
        }
        this.counts = counts.clone();
    }

    /**
     * The number of a kind of answer.
     *
     * @param original 1 if the image was answered right as it is, else 0
     * @param same twice the share of right answers on backgrounds of its own class
     * @param other likewise on backgrounds of other classes
     */
    public static int kind(int original, int same, int other) {
        return (original * HALVES + same) * HALVES + other;
    }

    /** Of all images of both. */
    public SwapAnswers plus(SwapAnswers more) {
        long[] sum = counts.clone();
        for (int i = 0; i < KINDS; i++) {
            sum[i] += more.counts[i];
        }
        return new SwapAnswers(sum);
    }

    /** How many images there are. */
    public long images() {
        return Arrays.stream(counts).sum();
    }

    /** The share that is answered right as it is; 0 without images. */
    public double original() {
        return mean(SwapAnswers::original);
    }

    /** The mean share of right answers on backgrounds of the own class. */
    public double same() {
        return mean(SwapAnswers::same);
    }

    /** The same on backgrounds of other classes. */
    public double other() {
        return mean(SwapAnswers::other);
    }

    /** For each image the right answers on backgrounds of its own class less those on others'. */
    public PairedDifferences differences() {
        long[] differences = new long[2 * HALVES - 1];
        for (int i = 0; i < KINDS; i++) {
            differences[i / HALVES % HALVES - i % HALVES + HALVES - 1] += counts[i];
        }
        return new PairedDifferences(differences);
    }

    /**
     * {@link #same} − {@code part} · {@link #original}, which is below 0 where less than that part of what the network knows is still known
     * before another background of the class; by the normal approximation.
     */
    public Interval kept(double part, double level) {
        IntToDoubleFunction kept = kind -> same(kind) - part * original(kind);
        double mean = mean(kept);
        double variance = mean(kind -> Math.pow(kept.applyAsDouble(kind) - mean, 2));
        double half = Normal.within(level) * Math.sqrt(variance / Math.max(1, images()));
        return new Interval(mean - half, mean + half);
    }

    private double mean(IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < KINDS; i++) {
            sum += counts[i] * value.applyAsDouble(i);
        }
        return images() == 0 ? 0 : sum / images();
    }

    private static double original(int kind) {
        return kind < HALVES * HALVES ? 0 : 1;
    }

    private static double same(int kind) {
        return (kind / HALVES) % HALVES / (HALVES - 1.0);
    }

    private static double other(int kind) {
        return kind % HALVES / (HALVES - 1.0);
    }
}
