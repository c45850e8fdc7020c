package camaudit.attribution.method;

import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.vocabulary.Method;
import java.util.Set;

/**
 * CAM (Zhou et al. 2016, equation 2): raw = Σ over channels of W·A, W being the dense layer's weights for the target. After global average
 * pooling g = W/cells in every cell, so W = Σ over cells of g. One target layer only.
 */
public final class Cam implements LayerMethod {

    @Override
    public Method method() {
        return Method.CAM;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.LINEAR_HEAD, Requirement.GRADIENTS);
    }

    @Override
    public float[] attribute(Response response, int image) {
        return Combination.of(response, image, Combination.sums(response.gradients(), response, image));
    }
}
