package camaudit.audit.check;

import camaudit.audit.inference.BenjaminiHochberg;
import camaudit.audit.inference.Proportion;
import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceState;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * No class may be lost: one that is surely named right less than half as often as the median of the other classes (exact binomial test,
 * false-discovery rate {@value #RATE} over the classes) is a warning, and a finding of the check's severity where its accuracy cannot be
 * told from guessing (lower end of the 95 % score interval at most 1 ÷ classes).
 *
 * @param least how many images a class needs
 */
public record CollapseCheck(String name, Severity severity, int least) implements Check {
    static final CheckKind KIND = new CheckKind("class-collapse", CollapseCheck::read);

    private static final double RATE = 0.01;
    private static final double HALF = 0.5;
    private static final int NAMED = 3;
    private static final String CORRECT = Statistic.CORRECT.label();

    public CollapseCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        int images = settings.images(least);
        return (name, severity) -> new CollapseCheck(name, severity, images);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    private record Group(String label, Slice slice, Proportion accuracy) {}

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        Optional<CheckResult> missing = Presence.missing(this, CORRECT, evidence.slices());
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        Knowledge knowledge = Knowledge.of(evidence.slices(), evidence.facts());
        if (knowledge.doubt().isPresent()) {
            return List.of(CheckResult.of(
                    this,
                    CORRECT,
                    Verdict.INCONCLUSIVE,
                    "The network does not name these labels, so no class can be told from the others."));
        }
        List<Group> groups = groups(evidence);
        if (groups.size() < 2) {
            return List.of(CheckResult.of(
                    this,
                    CORRECT,
                    Verdict.NOT_APPLICABLE,
                    "Fewer than two classes have the " + least + " images that this check asks for."));
        }
        Answers answers = Answers.of(evidence.slices());
        int classes = Math.max(
                2, Math.max(evidence.facts().classes(), answers.labels().size()));
        List<CheckResult> results = judged(groups, answers, 1.0 / classes);
        return results.isEmpty() ? List.of(passed(groups)) : results;
    }

    /** The classes with enough images, the worst first. */
    private List<Group> groups(AuditEvidence evidence) {
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<Slice, SliceState> entry : evidence.slices().states().entrySet()) {
            Slice slice = entry.getKey();
            long rows = entry.getValue().rows(CORRECT);
            if (slice.conditions().size() == 1 && slice.value(Slice.LABEL).isPresent() && rows >= Math.max(1, least)) {
                groups.add(new Group(
                        slice.value(Slice.LABEL).get(),
                        slice,
                        new Proportion(entry.getValue().right(), rows)));
            }
        }
        groups.sort(Comparator.<Group>comparingDouble(group -> group.accuracy().share())
                .thenComparing(Group::slice));
        return groups;
    }

    private List<CheckResult> judged(List<Group> groups, Answers answers, double guess) {
        double[] others = IntStream.range(0, groups.size())
                .mapToDouble(i -> medianWithout(groups, i))
                .toArray();
        double[] p = new double[groups.size()];
        for (int i = 0; i < p.length; i++) {
            p[i] = others[i] > 0 ? groups.get(i).accuracy().atMost(Math.min(1, HALF * others[i])) : 1;
        }
        double[] adjusted = BenjaminiHochberg.adjusted(p);
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            if (adjusted[i] <= RATE) {
                results.add(lost(groups.get(i), others[i], answers, guess));
            }
        }
        return results;
    }

    /** The median accuracy of all other classes, so that a second lost class does not hide the first. */
    private static double medianWithout(List<Group> sorted, int left) {
        double[] others = IntStream.range(0, sorted.size())
                .filter(i -> i != left)
                .mapToDouble(i -> sorted.get(i).accuracy().share())
                .toArray();
        int middle = others.length / 2;
        return others.length % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2;
    }

    private CheckResult lost(Group group, double others, Answers answers, double guess) {
        boolean collapsed = group.accuracy().interval().lower() <= guess;
        String taken = answers.pairs().entrySet().stream()
                .filter(entry -> entry.getKey().label().equals(group.label())
                        && !entry.getKey().predicted().equals(group.label()))
                .sorted(Map.Entry.<Answers.Pair, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().predicted()))
                .limit(NAMED)
                .map(entry -> Words.name(entry.getKey().predicted()) + " (" + Numbers.count(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
        String message = Words.images(group.slice()) + ": "
                + Numbers.share(group.accuracy().share()) + " of "
                + Numbers.count(group.accuracy().trials()) + " are named right, where the other classes have "
                + Numbers.share(others) + " (median)"
                + (collapsed ? "; guessing would do as well (" + Numbers.share(guess) + "): the class is lost." : ".")
                + (taken.isEmpty() ? "" : " Most often they are taken for " + taken + ".");
        return CheckResult.of(this, CORRECT, collapsed ? severity.status() : Verdict.WARN, message)
                .in(group.slice(), group.accuracy().trials())
                .measured(
                        group.accuracy().share(),
                        Optional.of(group.accuracy().interval()),
                        OptionalDouble.of(HALF * others));
    }

    private CheckResult passed(List<Group> groups) {
        Group worst = groups.get(0);
        return CheckResult.of(
                        this,
                        CORRECT,
                        Verdict.PASS,
                        Words.images(worst.slice()) + ": "
                                + Numbers.share(worst.accuracy().share())
                                + " are named right, the least of " + groups.size()
                                + " classes; none is surely below half of the others.")
                .in(worst.slice(), worst.accuracy().trials())
                .measured(worst.accuracy().share(), Optional.of(worst.accuracy().interval()), OptionalDouble.empty());
    }
}
