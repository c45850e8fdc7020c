package camaudit.audit.strategy;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Images of a class on which a network looks at the same place.
 *
 * @param images ids, the most typical first
 * @param share of the class's images that were looked at
 * @param spread mean distance to the cluster's mean map ÷ that of all maps to theirs: below 1 a cluster holds together
 * @param foregroundMass mean share of heat on the object; empty where no object is known
 * @param foregroundLift mean lift, likewise
 * @param flagged true for a small cluster of like maps beside the object
 */
public record Strategy(
        String className,
        int number,
        List<String> images,
        double share,
        double spread,
        OptionalDouble foregroundMass,
        OptionalDouble foregroundLift,
        OptionalDouble borderLift,
        boolean flagged) {
    public Strategy {
        Objects.requireNonNull(className);
        images = List.copyOf(images);
        Objects.requireNonNull(foregroundMass);
        Objects.requireNonNull(foregroundLift);
        Objects.requireNonNull(borderLift);
    }
}
