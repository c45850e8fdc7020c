package camaudit.audit.check;

import camaudit.audit.inference.Difference;
import camaudit.audit.inference.Resampling;
import camaudit.audit.inference.Sample;
import camaudit.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far maps of different images lie apart: ½·Σ|p − q| of the heat shares p and q of two images, 0 the same, 1 disjoint. Each image is in
 * one pair. The limits were set before any network was measured: maps are constant where 95 of 100 distances lie below {@value
 * #CONSTANT}; they are as different as those of a network with shuffled weights where Cliff's delta of the distances is negligible (below
 * {@value #NEGLIGIBLE}, Romano et al. 2006) and its interval leaves no medium effect ({@value #MEDIUM}).
 *
 * @param images distances between images of the run
 * @param sampled distances between images of the faithfulness sample
 * @param shuffled the same of the network with shuffled weights
 */
public record MapVariety(List<Double> images, List<Double> sampled, List<Double> shuffled) {
    public static final MapVariety NONE = new MapVariety(List.of(), List.of(), List.of());

    /** Of fewer pairs nothing is said. */
    static final int LEAST = 30;

    static final double CONSTANT = 0.05;
    static final double NEGLIGIBLE = 0.147;
    static final double MEDIUM = 0.33;

    public MapVariety {
        images = List.copyOf(images);
        sampled = List.copyOf(sampled);
        shuffled = List.copyOf(shuffled);
    }

    /** Why the maps do not tell where the network looks on an image; empty where they may, or too few were measured. */
    public Optional<String> doubt() {
        if (images.size() >= LEAST) {
            List<Double> sorted = images.stream().sorted().toList();
            double high = sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
            if (high < CONSTANT) {
                return Optional.of(
                        "The maps are nearly the same for all images: of 100 pairs of images, 95 share more than "
                                + Numbers.share(1 - high) + " of their heat.");
            }
        }
        if (sampled.size() < LEAST || shuffled.size() < LEAST) {
            return Optional.empty();
        }
        Difference difference = Difference.between(sample(sampled), sample(shuffled), Resampling.USUAL);
        boolean alike = Math.abs(difference.delta()) < NEGLIGIBLE
                && difference
                        .interval()
                        .filter(ends -> ends.lower() > -MEDIUM && ends.upper() < MEDIUM)
                        .isPresent();
        return alike
                ? Optional.of(
                        "The maps differ from image to image as those of the same network with shuffled weights do (Cliff's delta "
                                + Numbers.number(difference.delta()) + " of " + sampled.size() + " pairs).")
                : Optional.empty();
    }

    private static Sample sample(List<Double> distances) {
        return Sample.of(
                distances.stream().mapToDouble(Double::doubleValue).toArray(),
                IntStream.range(0, distances.size()).mapToObj(Integer::toString).toList());
    }
}
