package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.text.Numbers;
import camaudit.vocabulary.MapStatus;
import camaudit.vocabulary.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** No map may hold NaN or infinity: what the network says of such an image is no answer. */
public record FiniteCheck(String name, Severity severity) implements Check {
    static final CheckKind KIND =
            new CheckKind("finite-maps", (settings, least) -> (name, severity) -> new FiniteCheck(name, severity));

    public FiniteCheck {
        Objects.requireNonNull(name);
        Objects.requireNonNull(severity);
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<CheckResult> run(AuditEvidence evidence) {
        long faulty = evidence.facts().notFinite();
        long all = evidence.slices().everything().rows();
        if (all == 0) {
            return List.of(CheckResult.of(this, kind(), Verdict.INCONCLUSIVE, "The run has no explained images."));
        }
        String message = faulty == 0
                ? "All scores and maps are finite numbers."
                : Numbers.format(
                        "%,d of %,d maps are %s: their scores or values are NaN or infinite, so the network's numbers overflow on "
                                + "these images. Check --scale, --mean and --std; if they are right, the training diverged.",
                        faulty, all, MapStatus.NOT_FINITE);
        return List.of(CheckResult.of(this, kind(), faulty == 0 ? Verdict.PASS : severity.status(), message)
                .in(Slice.EVERYTHING, all)
                .measured((double) faulty / all, Optional.empty(), OptionalDouble.of(0)));
    }
}
