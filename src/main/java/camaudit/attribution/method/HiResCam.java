package camaudit.attribution.method;

import camaudit.attribution.Response;
import camaudit.vocabulary.Method;

/** HiResCAM (Draelos and Carin 2020, section 3): raw = Σ over channels of g·A, cell by cell. */
public final class HiResCam implements LayerMethod {

    @Override
    public Method method() {
        return Method.HIRES_CAM;
    }

    @Override
    public float[] attribute(Response response, int image) {
        return Combination.ofProducts(response, image, (a, g) -> g * a);
    }
}
