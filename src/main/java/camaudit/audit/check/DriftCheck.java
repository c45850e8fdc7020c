package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SlicePattern;
import camaudit.audit.slice.SliceState;
import camaudit.text.Numbers;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure must be near what it was in accepted earlier runs: by relative change against the last one, or by standard deviations from
 * the mean of all (online normal).
 *
 * @param relative the largest |x − last| / |last|
 * @param deviations the largest |x − mean| / sd
 * @param leastRuns how many accepted runs {@code deviations} needs
 */
public record DriftCheck(
        String name,
        Severity severity,
        String statistic,
        Aggregate aggregate,
        SlicePattern slice,
        OptionalDouble relative,
        OptionalDouble deviations,
        int leastRuns)
        implements Check {
    static final CheckKind KIND = new CheckKind("drift", DriftCheck::read);

    private static final double ROUNDING = 1e-9;

    public DriftCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(statistic);
        Objects.requireNonNull(aggregate);
        Objects.requireNonNull(slice);
        if ((relative.isEmpty() && deviations.isEmpty()) || relative.orElse(1) <= 0 || deviations.orElse(1) <= 0) {
            throw new IllegalArgumentException("the check '" + name + "' has relative " + relative + " and deviations "
                    + deviations + ": give at least one of them, above 0");
        }
        if (leastRuns < 2) {
            throw new IllegalArgumentException(
                    "the check '" + name + "' has runs " + leastRuns + ": a standard deviation needs at least 2");
        }
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        String statistic = settings.statistic();
        Aggregate aggregate = settings.aggregate();
        SlicePattern slice = settings.slices("all");
        OptionalDouble relative = settings.number("relative");
        OptionalDouble deviations = settings.number("deviations");
        int runs = settings.whole("min-runs", 2, 5);
        return (name, severity) ->
                new DriftCheck(name, severity, statistic, aggregate, slice, relative, deviations, runs);
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
        for (Map.Entry<Slice, SliceState> entry : evidence.slices().states().entrySet()) {
            OptionalDouble now =
                    slice.matches(entry.getKey()) ? aggregate.of(entry.getValue(), statistic) : OptionalDouble.empty();
            if (now.isPresent()) {
                results.add(judged(entry.getKey(), now.getAsDouble(), evidence.baseline())
                        .in(entry.getKey(), entry.getValue().rows(statistic)));
            }
        }
        return results.isEmpty()
                ? List.of(CheckResult.of(
                        this, statistic, Verdict.NOT_APPLICABLE, "The audit has no slice '" + slice + "'."))
                : results;
    }

    private CheckResult judged(Slice where, double now, Baseline baseline) {
        List<Double> earlier = baseline.values(Figures.key(where, statistic, aggregate));
        String what = Words.images(where) + ": " + Words.finding(statistic, aggregate, now);
        boolean byDeviations = deviations.isPresent() && earlier.size() >= leastRuns;
        if (earlier.isEmpty() || (relative.isEmpty() && !byDeviations)) {
            return CheckResult.of(
                    this,
                    statistic,
                    Verdict.NOT_APPLICABLE,
                    what + ". There are " + earlier.size() + " accepted earlier runs with this figure; "
                            + (relative.isPresent() ? 1 : leastRuns) + " are needed to compare.");
        }
        double last = earlier.get(earlier.size() - 1);
        double mean = earlier.stream().mapToDouble(v -> v).average().orElse(last);
        double sd = Math.sqrt(
                earlier.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / Math.max(1, earlier.size() - 1));
        double moved = Math.abs(now - last);
        boolean changed = relative.isPresent() && moved > relative.getAsDouble() * Math.abs(last) + ROUNDING;
        boolean far = byDeviations && Math.abs(now - mean) > deviations.getAsDouble() * sd + ROUNDING;
        String before = " It was " + Words.number(statistic, aggregate, last) + " in the last accepted run"
                + (byDeviations
                        ? " and " + Words.number(statistic, aggregate, mean) + " ± "
                                + Words.number(statistic, aggregate, sd) + " over " + earlier.size() + " runs."
                        : ".");
        boolean byRelative = changed || (relative.isPresent() && !far);
        return CheckResult.of(
                        this,
                        statistic,
                        changed || far ? severity.status() : Verdict.PASS,
                        what + "." + before
                                + (changed || far
                                        ? " That is a larger change than " + limit(byRelative) + "."
                                        : " That is within " + limit(byRelative) + "."))
                .measured(now, Optional.empty(), byRelative ? relative : deviations);
    }

    private String limit(boolean byRelative) {
        return byRelative
                ? Numbers.share(relative.orElse(0)) + " of the last value"
                : Numbers.format("%s standard deviations", Numbers.number(deviations.orElse(0)));
    }
}
