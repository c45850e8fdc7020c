package camaudit.audit.swap;

import camaudit.audit.inference.PairedDifferences;
import camaudit.audit.slice.Slice;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All answers to exchanged backgrounds.
 *
 * @param all of all images
 * @param groups of the images of each class and of each value of metadata
 * @param left for each image whether the network names its class on the background alone, with the object filled in, less whether it does
 *     with a wider rim around the object filled in: what is lost may have been object
 */
public record SwapEvidence(SwapGroup all, SortedMap<Slice, SwapGroup> groups, PairedDifferences left) {
    public static final SwapEvidence NONE =
            new SwapEvidence(SwapGroup.of(SwapAnswers.NONE), new TreeMap<>(), new PairedDifferences(0, 0, 0));

    public SwapEvidence {
        Objects.requireNonNull(all);
        Objects.requireNonNull(left);
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }
}
