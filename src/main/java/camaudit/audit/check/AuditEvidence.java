package camaudit.audit.check;

import camaudit.audit.inference.Resampling;
import camaudit.audit.slice.SliceTable;
import java.util.Objects;

/**
 * All data that checks look at.
 *
 * @param masks whether the masks lie on the objects
 * @param baseline the accepted earlier runs, oldest first
 */
public record AuditEvidence(
        SliceTable slices,
        RunCounts counts,
        BiasEvidence bias,
        MaskFit masks,
        Baseline baseline,
        Resampling resampling) {
    public AuditEvidence {
        Objects.requireNonNull(slices);
        Objects.requireNonNull(counts);
        Objects.requireNonNull(bias);
        Objects.requireNonNull(masks);
        Objects.requireNonNull(baseline);
        Objects.requireNonNull(resampling);
    }

    /** The evidence of a run whose masks were not tested. */
    public AuditEvidence(
            SliceTable slices, RunCounts counts, BiasEvidence bias, Baseline baseline, Resampling resampling) {
        this(slices, counts, bias, MaskFit.NONE, baseline, resampling);
    }
}
