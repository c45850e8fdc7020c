package camaudit.spec;

import camaudit.vocabulary.Variant;
import java.io.Serializable;

/**
 * What a run finds out besides the explanations.
 *
 * @param counterfactual true to score the variants of each picture
 * @param faithfulness on how many images the maps' faithfulness is measured; 0 for none
 */
public record EvidenceSpec(boolean counterfactual, int faithfulness) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing. */
    public static final EvidenceSpec NOTHING = new EvidenceSpec(false, 0);

    public EvidenceSpec {
        if (faithfulness < 0) {
            throw new IllegalArgumentException(
                    "faithfulness on " + faithfulness + " images: give a number, 0 for none");
        }
    }

    /** Forward passes for each image of the dataset. */
    public double passes() {
        return counterfactual ? Variant.CHANGED.size() : 0;
    }
}
