package camaudit.spark.audit;

import camaudit.audit.check.BiasEvidence;
import camaudit.audit.slice.SliceTable;
import camaudit.audit.strategy.Strategy;
import camaudit.spark.ledger.FinishedRun;
import java.util.List;
import java.util.Map;

/**
 * What came of it.
 *
 * @param layer what the maps lie on
 * @param dimensions metadata columns that were sliced by
 * @param rejections inputs that could not be used, by reason
 * @param pictures reads pictures of images as the network saw them
 */
public record Aggregated(
        FinishedRun run,
        String method,
        String layer,
        List<String> dimensions,
        SliceTable slices,
        List<Strategy> strategies,
        BiasEvidence bias,
        Map<String, Long> rejections,
        AuditPictures pictures) {}
