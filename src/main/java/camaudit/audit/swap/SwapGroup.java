package camaudit.audit.swap;

import camaudit.audit.inference.Interval;
import camaudit.audit.inference.Normal;
import camaudit.audit.inference.PairedDifferences;
import camaudit.audit.inference.Resampling;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The answers to a group of images.
 *
 * @param sources the same by source; empty where images are independent
 */
public record SwapGroup(SwapAnswers answers, Optional<SwapSources> sources) {
    public SwapGroup {
        Objects.requireNonNull(answers);
        Objects.requireNonNull(sources);
    }

    /**
     * What a background of another class costs.
     *
     * @param value right answers on backgrounds of the own class less those on others', −1..1 (BG-gap, Xiao et al. 2020)
     * @param interval of the value: the score interval of paired counts, or the cluster bootstrap's where there are sources
     * @param p one-sided, of a value above 0: exact for paired counts
     */
    public record Loss(double value, Interval interval, double p) {}

    /** Of independent images. */
    public static SwapGroup of(SwapAnswers answers) {
        return new SwapGroup(answers, Optional.empty());
    }

    /** What a background of another class costs. */
    public Loss loss(Resampling resampling) {
        PairedDifferences differences = answers.differences();
        if (sources.isEmpty()) {
            return new Loss(differences.mean(), differences.interval(resampling.level()), differences.p());
        }
        if (sources.get().size() < 2) {
            return new Loss(differences.mean(), new Interval(-1, 1), 1);
        }
        double[] drawn = sources.get().losses(resampling);
        double mean = Arrays.stream(drawn).average().orElse(0);
        double deviation =
                Math.sqrt(Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).sum() / (drawn.length - 1));
        double p = deviation > 0 ? Normal.above(differences.mean() / deviation) : differences.mean() > 0 ? 0 : 1;
        return new Loss(differences.mean(), Interval.ofPercentiles(drawn, resampling.level()), p);
    }

    /** {@link SwapAnswers#kept}, over sources where there are some. */
    public Interval kept(double part, Resampling resampling) {
        return sources.filter(of -> of.size() > 1)
                .map(of -> of.kept(part, resampling))
                .orElseGet(() -> answers.kept(part, resampling.level()));
    }
}
