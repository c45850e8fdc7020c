package camaudit.audit.check;

import camaudit.audit.swap.SwapEvidence;
import java.util.List;
import java.util.Objects;

/**
 * What is known about a network's use of backgrounds; each part may be empty.
 *
 * @param attention images with a mask
 * @param swaps answers to images whose background was exchanged
 */
public record BiasEvidence(List<AttentionPair> attention, SwapEvidence swaps) {
    public static final BiasEvidence NONE = new BiasEvidence(List.of(), SwapEvidence.NONE);

    public BiasEvidence {
        attention = List.copyOf(attention);
        Objects.requireNonNull(swaps);
    }
}
