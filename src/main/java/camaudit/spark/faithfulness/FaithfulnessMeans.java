package camaudit.spark.faithfulness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The means of one method's measures in the faithfulness table.
 *
 * @param subject as {@link camaudit.vocabulary.Subject#label} writes it
 * @param images how many were measured
 * @param means by column, in the table's order; without those that no row has
 */
public record FaithfulnessMeans(String method, String subject, long images, Map<String, Double> means) {
    public FaithfulnessMeans {
        Objects.requireNonNull(method);
        Objects.requireNonNull(subject);
        means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    }
}
