package camaudit.audit.check;

import camaudit.audit.inference.BenjaminiHochberg;
import camaudit.audit.slice.Slice;
import camaudit.audit.swap.SwapAnswers;
import camaudit.audit.swap.SwapGroup;
import camaudit.text.Numbers;
import camaudit.vocabulary.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What backgrounds of another class cost in each class, and in each slice by metadata: one result for each that surely loses {@code
 * class-causal} or more, the worst first. The p-values are adjusted over all classes and slices (Benjamini and Hochberg 1995).
 *
 * @param doubt why nothing can be said by this evidence; empty where it is trusted
 */
record ClassLosses(BiasCheck check, AuditEvidence evidence, Optional<String> doubt) {
    /** The false discovery rate at which a class fails. */
    static final double RATE = 0.01;

    private record Judged(Slice slice, SwapAnswers answers, SwapGroup.Loss loss, Decision decision) {
        boolean ofClass() {
            return slice.value(Slice.LABEL).isPresent();
        }
    }

    List<CheckResult> results() {
        if (doubt.isPresent()) {
            return List.of(check.distrusted(
                    BiasCheck.CLASS_GAP,
                    "Nothing is said of single classes, since the evidence is not trusted: see above."));
        }
        List<Judged> judged = judged();
        List<Judged> failed = judged.stream()
                .filter(one -> one.decision().outcome() == Decision.Outcome.SHOWN)
                .sorted(Comparator.<Judged>comparingDouble(one -> -one.loss().value())
                        .thenComparing(Judged::slice))
                .toList();
        return failed.isEmpty()
                ? List.of(nothing(judged.stream().filter(Judged::ofClass).toList()))
                : failed.stream().map(this::failure).toList();
    }

    private List<Judged> judged() {
        List<Slice> slices = new ArrayList<>();
        List<SwapGroup> groups = new ArrayList<>();
        evidence.bias().swaps().groups().forEach((slice, group) -> {
            if (group.answers().images() >= check.least()) {
                slices.add(slice);
                groups.add(group);
            }
        });
        List<SwapGroup.Loss> losses =
                groups.stream().map(group -> group.loss(evidence.resampling())).toList();
        double[] adjusted = BenjaminiHochberg.adjusted(
                losses.stream().mapToDouble(SwapGroup.Loss::p).toArray());
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            SwapAnswers answers = groups.get(i).answers();
            Decision decision = Decision.of(losses.get(i), answers.images(), check.classCausal(), adjusted[i], RATE);
            judged.add(new Judged(slices.get(i), answers, losses.get(i), decision));
        }
        return judged;
    }

    private CheckResult failure(Judged one) {
        return CheckResult.of(
                        check,
                        BiasCheck.CLASS_GAP,
                        check.severity().status(),
                        Words.images(one.slice()) + ": "
                                + Words.uncapitalized(
                                        Words.swapped("the objects", one.answers(), one.loss(), evidence.resampling()))
                                + (one.ofClass()
                                        ? " The network knows this class by its background."
                                        : " Of these images the network answers by the background."))
                .in(one.slice(), one.answers().images())
                .measured(
                        one.loss().value(), Optional.of(one.loss().interval()), OptionalDouble.of(check.classCausal()));
    }

    private CheckResult nothing(List<Judged> classes) {
        long all = evidence.bias().swaps().groups().keySet().stream()
                .filter(slice -> slice.value(Slice.LABEL).isPresent())
                .count();
        if (classes.isEmpty()) {
            return CheckResult.of(
                    check,
                    BiasCheck.CLASS_GAP,
                    Verdict.INCONCLUSIVE,
                    "No class has the " + check.least() + " images that it takes to say anything of it.");
        }
        String few = all > classes.size()
                ? " " + Numbers.format("%,d of %,d classes", all - classes.size(), all) + " have fewer than "
                        + check.least() + " images, and nothing is said of them."
                : "";
        Judged widest = classes.stream()
                .max(Comparator.<Judged>comparingDouble(
                                one -> one.loss().interval().upper())
                        .thenComparing(Judged::slice))
                .orElseThrow();
        List<Judged> open = classes.stream()
                .filter(one -> one.decision().outcome() == Decision.Outcome.OPEN)
                .toList();
        String words = Words.images(widest.slice()) + ": "
                + Words.uncapitalized(
                        Words.swapped("the objects", widest.answers(), widest.loss(), evidence.resampling()));
        CheckResult result = open.isEmpty()
                ? CheckResult.of(
                        check,
                        BiasCheck.CLASS_GAP,
                        Verdict.PASS,
                        "No class loses " + Numbers.share(check.classCausal()) + " to the background. Nearest to it: "
                                + words + few)
                : CheckResult.of(
                        check,
                        BiasCheck.CLASS_GAP,
                        Verdict.INCONCLUSIVE,
                        "Of " + Numbers.format("%,d of %,d classes", open.size(), classes.size())
                                + " it is not certain that they lose less than " + Numbers.share(check.classCausal())
                                + " to the background. " + words + " For this class "
                                + widest.decision().needed() + few);
        return result.in(widest.slice(), widest.answers().images())
                .measured(
                        widest.loss().value(),
                        Optional.of(widest.loss().interval()),
                        OptionalDouble.of(check.classCausal()));
    }
}
