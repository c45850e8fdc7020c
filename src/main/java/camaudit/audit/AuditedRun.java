package camaudit.audit;

import camaudit.audit.check.BiasEvidence;
import camaudit.audit.check.MaskFit;
import camaudit.audit.slice.SliceTable;
import camaudit.audit.strategy.Strategy;
import camaudit.provenance.RunReport;
import java.util.List;
import java.util.Map;

/**
 * The tables of a finished run, aggregated for one method.
 *
 * @param run its {@code run.json}
 * @param layer what the maps lie on
 * @param masks whether they lie on the objects
 * @param rejections inputs that could not be used, by reason
 */
public record AuditedRun(
        RunReport run,
        String method,
        String layer,
        SliceTable slices,
        List<Strategy> strategies,
        BiasEvidence bias,
        MaskFit masks,
        Map<String, Long> rejections) {
    public AuditedRun {
        strategies = List.copyOf(strategies);
    }

    /** How many inputs could not be used. */
    public long rejected() {
        return rejections.values().stream().mapToLong(Long::longValue).sum();
    }
}
