package camaudit.spark.explain;

import camaudit.provenance.Increment;
import camaudit.provenance.RunTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an explain run did, and what its tables hold.
 *
 * @param counts of all that the tables hold now
 * @param increment what of that this run did, and what it found done
 * @param seconds of this run, what it found out afterwards not counted
 * @param shares shares of the tasks' time by phase, of 1
 * @param examples a few rejections in words
 * @param findings of all that the folder holds
 */
public record ExplainResult(
        RunTotals counts,
        Increment increment,
        Instant started,
        double seconds,
        Map<String, Double> shares,
        List<String> examples,
        Findings findings) {

    public long explained() {
        return counts.explained();
    }

    /** How many images this run explained or rejected. */
    public long now() {
        return increment.now();
    }

    /** Images per second of this run. */
    public double rate() {
        return now() / seconds;
    }
}
