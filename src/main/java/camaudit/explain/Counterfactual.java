package camaudit.explain;

import camaudit.vocabulary.Variant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a network says of a picture's variants.
 *
 * @param scores of the class that is explained, for each variant that could be made
 */
public record Counterfactual(Map<Variant, Score> scores) {
    /** Of a picture without a foreground. */
    public static final Counterfactual NONE = new Counterfactual(Map.of());

    public Counterfactual {
        EnumMap<Variant, Score> copy = new EnumMap<>(Variant.class);
        copy.putAll(scores);
        scores = Collections.unmodifiableMap(copy);
    }

    /** Of one variant. */
    public Optional<Score> score(Variant variant) {
        return Optional.ofNullable(scores.get(variant));
    }

    /** The mean probability on backgrounds of the same class less that on others' (BG-gap, Xiao et al. 2020, section 3, for one picture). */
    public OptionalDouble gap() {
        OptionalDouble same = mean(Variant.MIXED_SAME);
        OptionalDouble random = mean(Variant.MIXED_RANDOM);
        return same.isEmpty() || random.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(same.getAsDouble() - random.getAsDouble());
    }

    private OptionalDouble mean(Variant kind) {
        return kind.pictures().stream()
                .flatMap(variant -> score(variant).stream())
                .mapToDouble(Score::probability)
                .average();
    }
}
