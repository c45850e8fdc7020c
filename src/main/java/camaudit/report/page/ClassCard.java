package camaudit.report.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One class: its accuracy, and where the heat of its maps lies.
 *
 * @param images images of the class
 * @param accuracy share of them that the model gets right
 * @param foregroundMass mean share of the map's heat that lies on the object
 * @param foregroundArea mean share of the image that the object covers
 * @param foregroundLift mass divided by area: 1 for a map without preference
 * @param borderLift share of the heat on the outer frame, divided by the frame's area share
 * @param spatialAnomaly mean deviation from the class-mean map
 * @param blank maps without heat
 * @param meanImage the mean of the images
 * @param meanMap the class-mean map over it
 * @param flags what is odd, each in a few words
 * @param concern whether a reader should look at this class first
 */
public record ClassCard(
        String name,
        long images,
        OptionalDouble accuracy,
        OptionalDouble foregroundMass,
        OptionalDouble foregroundArea,
        OptionalDouble foregroundLift,
        OptionalDouble borderLift,
        OptionalDouble spatialAnomaly,
        long blank,
        Optional<Png> meanImage,
        Optional<Png> meanMap,
        List<String> flags,
        boolean concern) {
    public ClassCard {
        Require.text(name, "name of a class");
        Require.count(images, "images of " + name);
        Require.share(accuracy, "accuracy of " + name);
        Require.share(foregroundMass, "foreground mass of " + name);
        Require.share(foregroundArea, "foreground area of " + name);
        Require.finite(foregroundLift, "foreground lift of " + name);
        Require.finite(borderLift, "border lift of " + name);
        Require.finite(spatialAnomaly, "spatial anomaly of " + name);
        Require.count(blank, "blank maps of " + name);
        Objects.requireNonNull(meanImage, "meanImage");
        Objects.requireNonNull(meanMap, "meanMap");
        flags = List.copyOf(flags);
    }

    /** The class-mean map in words. */
    String alt() {
        String object = foregroundMass.stream()
                .mapToObj(mass -> "; " + Shown.percent(mass) + " of the heat lies on the object")
                .findFirst()
                .orElse("");
        return "Class-mean map of " + Shown.brief(name) + " over its mean image" + object;
    }
}
