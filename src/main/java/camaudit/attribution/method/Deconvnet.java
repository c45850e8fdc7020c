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
 * The deconvolutional network (Zeiler and Fergus 2014, section 2.1, from the logit instead of a feature): the gradient at the input
 * that passes a ReLU only where the gradient is positive, whatever the ReLU's input; raw = Σ over channels, signed, of the input's
 * height and width.
 */
public final class Deconvnet implements Attribution {

    @Override
    public Method method() {
        return Method.DECONVNET;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.RECTIFIED);
    }

    @Override
    public Work work(int channels) {
        return new Work(0, 1, 0);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        return PixelMap.each(probe.rectified(), PixelMap::sum);
    }
}
