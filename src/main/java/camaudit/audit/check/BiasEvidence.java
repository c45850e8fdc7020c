package camaudit.audit.check;

import camaudit.audit.inference.Sample;
import camaudit.vocabulary.Variant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is known about a network's use of backgrounds; each part may be empty.
 *
 * @param attention images with a mask
 * @param trials answers to images whose background was replaced, by variant
 */
public record BiasEvidence(List<AttentionPair> attention, Map<Variant, List<Trial>> trials) {
    public static final BiasEvidence NONE = new BiasEvidence(List.of(), Map.of());

    public BiasEvidence {
        attention = List.copyOf(attention);
        Map<Variant, List<Trial>> copy = new EnumMap<>(Variant.class);
        trials.forEach((variant, list) -> copy.put(variant, List.copyOf(list)));
        trials = Map.copyOf(copy);
    }

    /** 1 for each right answer to a variant and 0 for each wrong one. */
    public Sample answers(Variant variant) {
        List<Trial> all = trials.getOrDefault(variant, List.of());
        return Sample.of(
                all.stream().mapToDouble(trial -> trial.right() ? 1 : 0).toArray(),
                all.stream().map(Trial::cluster).toList());
    }
}
