package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Work;
import camaudit.vocabulary.Method;
import java.util.List;
import java.util.Set;

/**
 * Gradient × input (Shrikumar et al. 2016): raw = Σ over channels of x·g, g being the gradient at the input x after preprocessing;
 * signed, of the input's height and width.
 */
public final class GradientTimesInput implements Attribution {

    @Override
    public Method method() {
        return Method.GRADIENT_X_INPUT;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.PIXELS);
    }

    @Override
    public Work work(int channels) {
        return new Work(0, 1, 0);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        return PixelMap.each(
                probe.pixels(), (pixels, image) -> Combination.ofProducts(pixels, image, (input, g) -> input * g));
    }
}
