package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.Work;
import camaudit.vocabulary.Method;
import java.util.List;
import java.util.Set;

/**
 * Saliency (Simonyan et al. 2014, section 3.1): raw = the greatest |g| over the channels of a pixel, g being the gradient at the
 * input; never negative, of the input's height and width, in logits per unit of the input.
 */
public final class Saliency implements Attribution {

    @Override
    public Method method() {
        return Method.SALIENCY;
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
        return PixelMap.each(probe.pixels(), Saliency::greatest);
    }

    private static float[] greatest(Response pixels, int image) {
        float[] gradients = pixels.gradients();
        int channels = pixels.channels();
        float[] map = new float[pixels.cells()];
        int at = pixels.offset(image);
        for (int pixel = 0; pixel < map.length; pixel++) {
            float greatest = 0;
            for (int c = 0; c < channels; c++) {
                greatest = Math.max(greatest, Math.abs(gradients[at++]));
            }
            map[pixel] = greatest;
        }
        return map;
    }
}
