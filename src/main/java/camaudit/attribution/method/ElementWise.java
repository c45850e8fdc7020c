package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/**
 * Element-wise Grad-CAM: raw = Σ over channels of ReLU(g·A), HiResCAM's products (Draelos and Carin 2020) without the negative ones;
 * never negative.
 */
public final class ElementWise implements LayerMethod {

    @Override
    public Method method() {
        return Method.ELEMENT_WISE;
    }

    @Override
    public float[] attribute(Response response, int image) {
        return Combination.ofProducts(response, image, (a, g) -> Math.max(g * a, 0));
    }
}
