package camaudit.spark.counterfactual;

import camaudit.vocabulary.Variant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The summary of a run's counterfactuals, over the images whose foreground could be used.
 *
 * @param images how many these are
 * @param probability mean of the explained class, as the images are
 * @param probabilities likewise for each variant that any image has
 * @param gap mean of {@code background_gap}
 * @param labelled how many of the images have a label, which the following are about
 * @param accuracy share whose predicted class is the label, as the images are
 * @param accuracies likewise for each variant, of the images that have it
 * @param accuracyGap accuracy of MIXED_SAME less that of MIXED_RANDOM, of the images that have both (BG-gap, Xiao et al. 2020)
 * @param worst the class with the lowest accuracy of MIXED_RANDOM (Sagawa et al. 2020, worst-group accuracy)
 */
public record BackgroundAccuracy(
        long images,
        double probability,
        Map<Variant, Double> probabilities,
        OptionalDouble gap,
        long labelled,
        OptionalDouble accuracy,
        Map<Variant, Double> accuracies,
        OptionalDouble accuracyGap,
        Optional<WorstClass> worst) {

    /**
     * The class that suffers most.
     *
     * @param images how many it has
     * @param accuracy share of them
     */
    public record WorstClass(int label, long images, double accuracy) {}

    public BackgroundAccuracy {
        probabilities = copy(probabilities);
        accuracies = copy(accuracies);
        Objects.requireNonNull(gap);
        Objects.requireNonNull(accuracy);
        Objects.requireNonNull(accuracyGap);
        Objects.requireNonNull(worst);
    }

    private static Map<Variant, Double> copy(Map<Variant, Double> values) {
        EnumMap<Variant, Double> copy = new EnumMap<>(Variant.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }
}
