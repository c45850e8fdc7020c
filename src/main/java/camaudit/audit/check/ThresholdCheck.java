package camaudit.audit.check;

import camaudit.audit.inference.Bootstrap;
import camaudit.audit.inference.GroupStatistic;
import camaudit.audit.inference.Interval;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SlicePattern;
import camaudit.audit.slice.SliceState;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A statistic of a slice, or of every slice of a dimension, must lie within limits.
 *
 * @param least how many images a slice needs; smaller ones are inconclusive, or are left out where the pattern stands for many slices
 */
public record ThresholdCheck(
        String name,
        Severity severity,
        String statistic,
        Aggregate aggregate,
        SlicePattern slice,
        OptionalDouble min,
        OptionalDouble max,
        int least)
        implements Check {
    static final CheckKind KIND = new CheckKind("threshold", ThresholdCheck::read);

    public ThresholdCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(statistic);
        Objects.requireNonNull(aggregate);
        Objects.requireNonNull(slice);
        if ((min.isEmpty() && max.isEmpty())
                || min.orElse(Double.NEGATIVE_INFINITY) > max.orElse(Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the check '" + name + "' has min " + min + " and max " + max
                    + ": give at least one of them, min not above max");
        }
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        String statistic = settings.statistic();
        Aggregate aggregate = settings.aggregate();
        SlicePattern slice = settings.slices("all");
        OptionalDouble min = settings.number("min");
        OptionalDouble max = settings.number("max");
        int images = settings.images(least);
        return (name, severity) -> new ThresholdCheck(name, severity, statistic, aggregate, slice, min, max, images);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        Optional<CheckResult> missing = Presence.missing(this, statistic, evidence.slices());
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        List<CheckResult> results = new ArrayList<>();
        int small = 0;
        for (Map.Entry<Slice, SliceState> entry : evidence.slices().states().entrySet()) {
            if (slice.matches(entry.getKey())) {
                if (entry.getValue().rows(statistic) >= least) {
                    results.add(judged(entry.getKey(), entry.getValue(), evidence));
                } else {
                    small++;
                }
            }
        }
        if (!results.isEmpty()) {
            return results;
        }
        return List.of(CheckResult.of(
                this,
                statistic,
                small > 0 ? Verdict.INCONCLUSIVE : Verdict.NOT_APPLICABLE,
                small > 0
                        ? "No slice of '" + slice + "' has the " + least + " images that this check asks for."
                        : "The audit has no slice '" + slice + "'."));
    }

    private CheckResult judged(Slice where, SliceState state, AuditEvidence evidence) {
        OptionalDouble found = aggregate.of(state, statistic);
        if (found.isEmpty()) {
            return CheckResult.of(
                            this,
                            statistic,
                            Verdict.INCONCLUSIVE,
                            Words.images(where) + ": the " + aggregate.name() + " of " + statistic
                                    + " cannot be computed of so few images.")
                    .in(where, state.rows(statistic));
        }
        double value = found.getAsDouble();
        boolean low = value < min.orElse(Double.NEGATIVE_INFINITY);
        boolean high = value > max.orElse(Double.POSITIVE_INFINITY);
        OptionalDouble limit = low || (min.isPresent() && !high) ? min : max;
        String demand = !low && !high
                ? ", which is within the limits."
                : low
                        ? "; at least " + Words.number(statistic, aggregate, min.getAsDouble()) + " is asked for."
                        : "; at most " + Words.number(statistic, aggregate, max.getAsDouble()) + " is allowed.";
        return CheckResult.of(
                        this,
                        statistic,
                        low || high ? severity.status() : Verdict.PASS,
                        Words.images(where) + ": " + Words.finding(statistic, aggregate, value) + demand)
                .in(where, state.rows(statistic))
                .measured(value, interval(where, state, evidence), limit);
    }

    /** The interval of a mean or median, from the sampled rows. */
    private Optional<Interval> interval(Slice where, SliceState state, AuditEvidence evidence) {
        Bootstrap bootstrap = new Bootstrap(evidence.resampling().named(where.text() + "|" + statistic));
        return switch (aggregate.name()) {
            case "mean" -> bootstrap.interval(state.sample(statistic), GroupStatistic.MEAN);
            case "median" -> bootstrap.interval(state.sample(statistic), GroupStatistic.MEDIAN);
            default -> Optional.empty();
        };
    }
}
