package camaudit.audit.swap;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sums of answers by source (patient, camera, film), whose images are not independent. The intervals are the cluster bootstrap's:
 * sources are drawn whole, with replacement (Davison and Hinkley 1997, 3.8).
 */
public final class SwapSources {
    private final List<Sums> sums;

    /**
     * The answers to the images of one source.
     *
     * @param images how many these are
     * @param original the sum of right answers to them as they are
     * @param same the sum of the shares of right answers on backgrounds of their own class
     * @param other the same on backgrounds of other classes
     */
    public record Sums(long images, double original, double same, double other) {}

    public SwapSources(List<Sums> sums) {
        this.sums = List.copyOf(sums);
    }

    /** How many sources there are. */
    public int size() {
        return sums.size();
    }

    /** The mean of {@code same − other}, of all resamples in ascending order. */
    double[] losses(Resampling resampling) {
        return drawn(0, resampling);
    }

    /** The interval of {@code same − part·original}. */
    Interval kept(double part, Resampling resampling) {
        return Interval.ofPercentiles(drawn(part, resampling), resampling.level());
    }

    private double[] drawn(double part, Resampling resampling) {
        double[] values = new double[sums.size()];
        long[] images = new long[sums.size()];
        for (int i = 0; i < values.length; i++) {
            Sums of = sums.get(i);
            values[i] = of.same() - (part > 0 ? part * of.original() : of.other());
            images[i] = of.images();
        }
        SplittableRandom random = new SplittableRandom(resampling.seed());
        double[] drawn = new double[resampling.resamples()];
        for (int b = 0; b < drawn.length; b++) {
            double sum = 0;
            long count = 0;
            for (int i = 0; i < values.length; i++) {
                int source = random.nextInt(values.length);
                sum += values[source];
                count += images[source];
            }
            drawn[b] = sum / count;
        }
        Arrays.sort(drawn);
        return drawn;
    }
}
