package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/** LayerCAM (Jiang et al. 2021, section III, before the ReLU): raw = Σ over channels of ReLU(g)·A; never negative where A is not. */
public final class LayerCam implements LayerMethod {

    @Override
    public Method method() {
        return Method.LAYER_CAM;
    }

    @Override
    public float[] attribute(Response response, int image) {
        return Combination.ofProducts(response, image, (a, g) -> Math.max(g, 0) * a);
    }
}
