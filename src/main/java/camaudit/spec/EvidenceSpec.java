package camaudit.spec;

import camaudit.vocabulary.Variant;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a run finds out besides the explanations.
 *
 * @param counterfactual of how many pictures the variants are scored
 * @param faithfulness on how many images the maps' faithfulness is measured; 0 for none
 */
public record EvidenceSpec(CounterfactualSpec counterfactual, int faithfulness) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing. */
    public static final EvidenceSpec NOTHING = new EvidenceSpec(CounterfactualSpec.NONE, 0);

    public EvidenceSpec {
        Objects.requireNonNull(counterfactual);
        if (faithfulness < 0) {
            throw new IllegalArgumentException(
                    "faithfulness on " + faithfulness + " images: give a number, 0 for none");
        }
    }

    /**
     * The same for a dataset, see {@link CounterfactualSpec#of}.
     *
     * @param possible whether the foregrounds and the labels of images are stated
     */
    public EvidenceSpec of(boolean possible, long total, int classes) {
        return new EvidenceSpec(counterfactual.of(possible, total, classes), faithfulness);
    }

    /** Forward passes for each image of a dataset, on average. */
    public double passes(long total) {
        return Variant.CHANGED.size() * counterfactual.share(total);
    }
}
