package camaudit.audit.check;

import camaudit.audit.slice.Comparison;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceTable;
import camaudit.text.Numbers;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * No value of a dimension may differ from all other images by a large effect whose interval does not contain 0.
 *
 * @param by the dimension; empty for every metadata column
 * @param effect the least |Cliff's delta| that is a finding (0.33 is medium, 0.474 large: Romano et al. 2006)
 * @param least how many images both sides need
 */
public record GapCheck(String name, Severity severity, String statistic, Optional<String> by, double effect, int least)
        implements Check {
    static final CheckKind KIND = new CheckKind("gap", GapCheck::read);

    /** A medium Cliff's delta (Romano et al. 2006). */
    static final double MEDIUM_EFFECT = 0.33;

    public GapCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(statistic);
        Objects.requireNonNull(by);
        if (!(effect > 0 && effect <= 1)) {
            throw new IllegalArgumentException(
                    "the check '" + name + "' has effect " + effect + ": Cliff's delta lies above 0 and at most at 1");
        }
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        String statistic = settings.statistic();
        Optional<String> by = settings.text("by");
        double effect = settings.number("effect").orElse(MEDIUM_EFFECT);
        int images = settings.images(least);
        return (name, severity) -> new GapCheck(name, severity, statistic, by, effect, images);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        SliceTable slices = evidence.slices();
        Optional<CheckResult> missing = Presence.missing(this, statistic, slices);
        List<String> dimensions = by.map(List::of).orElse(slices.keys().dimensions());
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        if (dimensions.isEmpty()) {
            return List.of(CheckResult.of(
                    this,
                    statistic,
                    Verdict.NOT_APPLICABLE,
                    "The audit has no metadata to compare by: name a manifest and its columns."));
        }
        return dimensions.stream()
                .flatMap(dimension -> along(dimension, evidence).stream())
                .toList();
    }

    private List<CheckResult> along(String dimension, AuditEvidence evidence) {
        Optional<CheckResult> missing = Presence.missingDimension(this, statistic, dimension, evidence.slices());
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        List<Slice> values = evidence.slices().states().keySet().stream()
                .filter(slice ->
                        slice.conditions().size() == 1 && slice.value(dimension).isPresent())
                .toList();
        List<Comparison> compared = values.stream()
                .flatMap(slice ->
                        Comparison.of(evidence.slices(), slice, statistic, least, evidence.resampling()).stream())
                .toList();
        List<CheckResult> findings = new ArrayList<>();
        compared.stream()
                .filter(comparison -> comparison.difference().isSure()
                        && Math.abs(comparison.difference().delta()) >= effect)
                .forEach(comparison -> findings.add(finding(comparison, evidence)));
        return findings.isEmpty() ? List.of(nothing(dimension, values, compared)) : findings;
    }

    private CheckResult finding(Comparison comparison, AuditEvidence evidence) {
        double delta = comparison.difference().delta();
        return CheckResult.of(
                        this,
                        statistic,
                        severity.status(),
                        Words.images(comparison.slice()) + ": "
                                + Words.finding(statistic, Aggregate.MEAN, comparison.mean())
                                + ", against " + Words.number(statistic, Aggregate.MEAN, comparison.restMean())
                                + " in all other images. Of two images, one of each side, this side has the "
                                + (delta > 0 ? "higher" : "lower") + " value in "
                                + Numbers.share((1 + Math.abs(delta)) / 2) + " of the cases"
                                + Words.deltaBetween(
                                        comparison.difference().interval(),
                                        evidence.resampling().level())
                                + ".")
                .in(comparison.slice(), comparison.rows())
                .measured(delta, comparison.difference().interval(), OptionalDouble.of(effect));
    }

    private CheckResult nothing(String dimension, List<Slice> values, List<Comparison> compared) {
        Optional<Comparison> largest = compared.stream()
                .max(Comparator.comparingDouble(
                        comparison -> Math.abs(comparison.difference().delta())));
        if (largest.isEmpty()) {
            return CheckResult.of(
                    this,
                    statistic,
                    values.size() < 2 ? Verdict.NOT_APPLICABLE : Verdict.INCONCLUSIVE,
                    values.size() < 2
                            ? "All images have the same " + dimension + ", so there is nothing to compare."
                            : "No " + dimension + " has the " + least
                                    + " images on both sides that a comparison asks for.");
        }
        Comparison comparison = largest.get();
        return CheckResult.of(
                        this,
                        statistic,
                        Verdict.PASS,
                        "By " + dimension + ", " + statistic + " differs by no more than the check allows. "
                                + Words.images(comparison.slice()) + " differ most: "
                                + Words.number(statistic, Aggregate.MEAN, comparison.mean()) + " against "
                                + Words.number(statistic, Aggregate.MEAN, comparison.restMean()) + " (means).")
                .in(comparison.slice(), comparison.rows())
                .measured(
                        comparison.difference().delta(), comparison.difference().interval(), OptionalDouble.of(effect));
    }
}
