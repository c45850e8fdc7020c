package camaudit.audit.check;

import java.util.List;
import java.util.Objects;

/**
 * What is known of a run besides its slices.
 *
 * @param classes of the network; 0 where the run does not say
 * @param classNames in the order of the network's classes; empty where classes have numbers only
 * @param notFinite maps of the audited method with NaN or infinite values, or of a score that is
 */
public record RunFacts(int classes, List<String> classNames, long notFinite, MapVariety variety, MaskFit masks) {
    public static final RunFacts NONE = new RunFacts(0, List.of(), 0, MapVariety.NONE, MaskFit.NONE);

    public RunFacts {
        classNames = List.copyOf(classNames);
        Objects.requireNonNull(variety);
        Objects.requireNonNull(masks);
    }
}
