package camaudit.audit.check;

import camaudit.audit.inference.Proportion;
import camaudit.audit.slice.Slice;
import camaudit.text.Numbers;
import camaudit.vocabulary.Statistic;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** The network must name the labels better than a guess; else every other finding is about something else than it seems. */
public record KnowledgeCheck(String name, Severity severity) implements Check {
    static final CheckKind KIND = new CheckKind(
            "accuracy-known", (settings, least) -> (name, severity) -> new KnowledgeCheck(name, severity));

    public KnowledgeCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
    }

    /** Whether a result says that the network does not know the labels. */
    public static boolean isDoubt(CheckResult result) {
        return result.kind().equals(KIND.name()) && result.status() == Verdict.INCONCLUSIVE;
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        String statistic = Statistic.CORRECT.label();
        Optional<CheckResult> missing = Presence.missing(this, statistic, evidence.slices());
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        Knowledge knowledge = Knowledge.of(evidence.slices(), evidence.facts());
        if (knowledge.images() < Knowledge.LEAST) {
            return List.of(CheckResult.of(
                            this,
                            statistic,
                            Verdict.NOT_APPLICABLE,
                            "Only " + knowledge.images() + " images have a label; at least " + Knowledge.LEAST
                                    + " are needed to tell knowledge from guessing.")
                    .in(Slice.EVERYTHING, knowledge.images()));
        }
        Optional<String> doubt = knowledge.doubt();
        Proportion accuracy = new Proportion(knowledge.right(), knowledge.images());
        CheckResult result = CheckResult.of(
                        this,
                        statistic,
                        doubt.isPresent() ? Verdict.INCONCLUSIVE : Verdict.PASS,
                        doubt.orElseGet(() -> Numbers.share(accuracy.share())
                                + " of the labels are named right, surely more than by guessing ("
                                + Numbers.share(Math.min(knowledge.guess(), knowledge.alike())) + ")."))
                .in(Slice.EVERYTHING, knowledge.images())
                .measured(accuracy.share(), Optional.of(accuracy.interval()), OptionalDouble.of(knowledge.guess()));
        return List.of(doubt.isPresent() ? result.distrusted() : result);
    }
}
