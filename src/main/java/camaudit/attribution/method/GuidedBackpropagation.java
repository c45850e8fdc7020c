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
 * Guided backpropagation (Springenberg et al. 2015, figure 1): the gradient at the input that passes a ReLU only where both the ReLU's
 * input and the gradient are positive; raw = Σ over channels, signed, of the input's height and width.
 */
public final class GuidedBackpropagation implements Attribution {

    @Override
    public Method method() {
        return Method.GUIDED_BACKPROP;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.GUIDED);
    }

    @Override
    public Work work(int channels) {
        return new Work(0, 1, 0);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        return PixelMap.each(probe.guided(), PixelMap::sum);
    }
}
