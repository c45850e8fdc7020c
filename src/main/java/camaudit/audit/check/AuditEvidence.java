package camaudit.audit.check;

import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.SliceTable;
import java.util.Objects;
import java.util.Optional;

/**
 * All data that checks look at.
 *
 * @param baseline the accepted earlier runs, oldest first
 */
public record AuditEvidence(
        SliceTable slices,
        RunCounts counts,
        BiasEvidence bias,
        Baseline baseline,
        Resampling resampling,
        RunFacts facts) {
    public AuditEvidence {
        Objects.requireNonNull(slices);
        Objects.requireNonNull(counts);
        Objects.requireNonNull(bias);
        Objects.requireNonNull(baseline);
        Objects.requireNonNull(resampling);
        Objects.requireNonNull(facts);
    }

    /** Evidence of a run of which nothing else is known. */
    public AuditEvidence(
            SliceTable slices, RunCounts counts, BiasEvidence bias, Baseline baseline, Resampling resampling) {
        this(slices, counts, bias, baseline, resampling, RunFacts.NONE);
    }

    /** Why nothing can be said of backgrounds and objects by this evidence, a sentence; empty where it is trusted. */
    Optional<String> doubt() {
        return Knowledge.of(slices, facts)
                .doubt()
                .or(() -> facts.masks().doubt().map(reason -> "But that says nothing: " + reason + "."));
    }
}
