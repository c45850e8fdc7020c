package camaudit.audit.check;

import camaudit.audit.inference.Bootstrap;
import camaudit.audit.inference.GroupStatistic;
import camaudit.audit.inference.Interval;
import camaudit.audit.inference.PairStatistic;
import camaudit.audit.inference.Resampling;
import camaudit.audit.inference.Sample;
import camaudit.vocabulary.Variant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a background of another class costs: BG-gap = accuracy(mixed_same) − accuracy(mixed_random) (Xiao, Engstrom, Ilyas and Madry 2020,
 * section 3).
 *
 * @param gap −1 to 1: 0 where the background's class does not matter
 * @param interval by the cluster bootstrap, which draws both variants of a source together
 * @param rows how many images the variant with fewer images has
 */
public record CausalScore(double same, double random, double gap, Optional<Interval> interval, long rows) {
    public CausalScore {
        Objects.requireNonNull(interval);
    }

    /** The score; empty where one of the two variants is missing. */
    public static Optional<CausalScore> of(BiasEvidence evidence, Resampling resampling) {
        Sample same = evidence.answers(Variant.MIXED_SAME);
        Sample random = evidence.answers(Variant.MIXED_RANDOM);
        if (same.size() == 0 || random.size() == 0) {
            return Optional.empty();
        }
        double first = same.measure(GroupStatistic.MEAN);
        double second = random.measure(GroupStatistic.MEAN);
        return Optional.of(new CausalScore(
                first,
                second,
                first - second,
                new Bootstrap(resampling).interval(same, random, PairStatistic.MEAN_DIFFERENCE),
                Math.min(same.size(), random.size())));
    }
}
