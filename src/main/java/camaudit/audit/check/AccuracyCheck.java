package camaudit.audit.check;

import camaudit.audit.inference.Bootstrap;
import camaudit.audit.inference.GroupStatistic;
import camaudit.audit.inference.Interval;
import camaudit.audit.inference.PairStatistic;
import camaudit.audit.inference.Sample;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SlicePattern;
import camaudit.audit.slice.SliceState;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The worst group's accuracy (Sagawa et al. 2020) and the difference between the best and the worst group.
 *
 * @param groups the slices that are compared with each other
 * @param min the least accuracy of the worst group
 * @param gap the most that best and worst may differ; a finding where the interval of the difference does not contain 0
 * @param least how many images with a known class a group needs
 */
public record AccuracyCheck(
        String name, Severity severity, SlicePattern groups, OptionalDouble min, OptionalDouble gap, int least)
        implements Check {
    static final CheckKind KIND = new CheckKind("accuracy", AccuracyCheck::read);

    public AccuracyCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(groups);
        if ((min.isEmpty() && gap.isEmpty()) || !share(min.orElse(0)) || !share(gap.orElse(0))) {
            throw new IllegalArgumentException("the check '" + name + "' has min " + min + " and gap " + gap
                    + ": give at least one of them, between 0 and 1");
        }
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        SlicePattern groups = settings.slices("label=*");
        OptionalDouble min = settings.number("min");
        OptionalDouble gap = settings.number("gap");
        int images = settings.images(least);
        return (name, severity) -> new AccuracyCheck(name, severity, groups, min, gap, images);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        Optional<CheckResult> missing = Presence.missing(this, Statistic.CORRECT.label(), evidence.slices());
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        List<Group> sorted = evidence.slices().states().entrySet().stream()
                .filter(entry -> groups.matches(entry.getKey()))
                .filter(entry -> entry.getValue().rows(Statistic.CORRECT.label()) >= least)
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Group::accuracy).thenComparing(Group::slice))
                .toList();
        if (sorted.isEmpty()) {
            boolean some = evidence.slices().states().keySet().stream().anyMatch(groups::matches);
            return List.of(CheckResult.of(
                    this,
                    Statistic.CORRECT.label(),
                    some ? Verdict.INCONCLUSIVE : Verdict.NOT_APPLICABLE,
                    some
                            ? "No group of '" + groups + "' has the " + least + " images that this check asks for."
                            : "The audit has no groups '" + groups + "'."));
        }
        List<CheckResult> results = new ArrayList<>();
        min.ifPresent(limit -> results.add(worst(sorted.get(0), limit, evidence)));
        gap.ifPresent(limit -> results.add(difference(sorted.get(0), sorted.get(sorted.size() - 1), limit, evidence)));
        return results;
    }

    private CheckResult worst(Group group, double limit, AuditEvidence evidence) {
        Optional<Interval> interval =
                new Bootstrap(evidence.resampling()).interval(group.sample(), GroupStatistic.MEAN);
        boolean low = group.accuracy() < limit;
        return CheckResult.of(
                        this,
                        Statistic.CORRECT.label(),
                        low ? severity.status() : Verdict.PASS,
                        Words.images(group.slice()) + ": " + Numbers.share(group.accuracy())
                                + " are classified correctly"
                                + Words.between(interval, evidence.resampling().level(), true)
                                + ", the least of all groups; at least " + Numbers.share(limit) + " is asked for.")
                .in(group.slice(), group.rows())
                .measured(group.accuracy(), interval, OptionalDouble.of(limit));
    }

    private CheckResult difference(Group worst, Group best, double limit, AuditEvidence evidence) {
        double difference = best.accuracy() - worst.accuracy();
        Optional<Interval> interval = new Bootstrap(evidence.resampling())
                .interval(best.sample(), worst.sample(), PairStatistic.MEAN_DIFFERENCE);
        boolean sure = interval.filter(ends -> ends.excludes(0)).isPresent();
        return CheckResult.of(
                        this,
                        Statistic.CORRECT.label(),
                        difference <= limit ? Verdict.PASS : sure ? severity.status() : Verdict.INCONCLUSIVE,
                        Words.images(worst.slice()) + ": " + Numbers.share(worst.accuracy())
                                + " are classified correctly, against " + Numbers.share(best.accuracy())
                                + " of the best group ("
                                + Words.images(best.slice()) + "); a difference of at most " + Numbers.share(limit)
                                + " is allowed.")
                .in(worst.slice(), worst.rows())
                .measured(difference, interval, OptionalDouble.of(limit));
    }

    private static boolean share(double number) {
        return number >= 0 && number <= 1;
    }

    private record Group(Slice slice, SliceState state) {
        double accuracy() {
            return state.mean(Statistic.CORRECT.label()).orElse(0);
        }

        long rows() {
            return state.rows(Statistic.CORRECT.label());
        }

        Sample sample() {
            return state.sample(Statistic.CORRECT.label());
        }
    }
}
