package camaudit.audit.check;

import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Most images must have been explained.
 *
 * @param max the largest share of images that may have been refused
 */
public record RejectionCheck(String name, Severity severity, double max) implements Check {
    static final CheckKind KIND = new CheckKind("rejections", RejectionCheck::read);

    /** The share of images that may be refused by default. */
    static final double USUAL_MAX = 0.05;

    public RejectionCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
        ShareLimit.require(name, max);
    }

    private static CheckKind.Draft read(CheckSettings settings, int least) {
        double max = settings.number("max").orElse(USUAL_MAX);
        return (name, severity) -> new RejectionCheck(name, severity, max);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        RunCounts counts = evidence.counts();
        long all = counts.explained() + counts.rejected();
        if (all == 0) {
            return List.of(CheckResult.of(this, kind(), Verdict.INCONCLUSIVE, "The run has no images."));
        }
        double share = (double) counts.rejected() / all;
        String reasons = counts.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        String what = " of the images could not be explained (" + counts.rejected() + " of " + all
                + (reasons.isEmpty() ? "" : ": " + reasons) + ")";
        return List.of(ShareLimit.judged(this, kind(), share, max, what, all));
    }
}
