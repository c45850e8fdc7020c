package camaudit.audit.check;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many images a run explained and refused.
 *
 * @param reasons refusals by their reason
 */
public record RunCounts(long explained, long rejected, Map<String, Long> reasons) {
    public RunCounts {
        if (explained < 0 || rejected < 0) {
            throw new IllegalArgumentException(
                    explained + " images explained and " + rejected + " rejected: counts are 0 or more");
        }
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }
}
