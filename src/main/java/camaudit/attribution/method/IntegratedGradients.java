package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Work;
import camaudit.resample.FloatMap;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Integrated gradients (Sundararajan et al. 2017, section 3) from a black image: raw = Σ over channels of (x − black)·∫ gradient at black +
 * t·(x − black) dt, the integral by Gauss–Legendre quadrature. Signed, of the input's height and width; the map's sum is the logit minus
 * that of black, apart from the error of the quadrature.
 */
public final class IntegratedGradients implements Attribution {
    private final GaussLegendre path;

    /** With the options' steps. */
    public IntegratedGradients(MethodOptions options) {
        this.path = new GaussLegendre(options.steps());
    }

    @Override
    public Method method() {
        return Method.INTEGRATED_GRADIENTS;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.PIXELS);
    }

    @Override
    public Work work(int channels) {
        int steps = path.nodes().length;
        return new Work(steps, steps, 0);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        int size = probe.height() * probe.width() * probe.channels();
        float[] black = probe.black();
        double[] nodes = path.nodes();
        List<RawMap> maps = new ArrayList<>();
        PathGradients gradients = new PathGradients(probe, path.weights(), (image, step, inputs, offset) -> {
            float[] input = probe.input();
            double share = nodes[step];
            for (int i = 0; i < size; i++) {
                double from = black[i];
                inputs[offset + i] = (float) (from + share * (input[image * size + i] - from));
            }
        });
        gradients.read((image, mean) -> {
            float[] map = new float[size / probe.channels()];
            float[] input = probe.input();
            for (int pixel = 0, at = 0; pixel < map.length; pixel++) {
                double sum = 0;
                for (int c = 0; c < probe.channels(); c++, at++) {
                    sum += ((double) input[image * size + at] - black[at]) * mean[at];
                }
                map[pixel] = (float) sum;
            }
            maps.add(new RawMap(new FloatMap(map, probe.height(), probe.width())));
        });
        return maps;
    }
}
