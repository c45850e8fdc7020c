package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.preset.Fusion;
import camaudit.resample.FloatMap;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Random CAM, a control that any method has to beat: raw = Σ over channels of w·A with w drawn uniformly from −1 to 1, seeded by the
 * image's content; in units of A, not of the logit.
 */
public final class RandomCam implements Attribution {
    private final Fusion fusion;

    /** Fuses the maps of several layers in this way. */
    public RandomCam(Fusion fusion) {
        this.fusion = Objects.requireNonNull(fusion);
    }

    @Override
    public Method method() {
        return Method.RANDOM_CAM;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.ACTIVATIONS);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        List<Response> layers = probe.activations();
        List<RawMap> maps = new ArrayList<>();
        for (int image = 0; image < probe.images(); image++) {
            SplittableRandom random = new SplittableRandom(probe.seed(image));
            List<FloatMap> parts = new ArrayList<>();
            for (Response layer : layers) {
                double[] weights = new double[layer.channels()];
                for (int k = 0; k < weights.length; k++) {
                    weights[k] = 2 * random.nextDouble() - 1;
                }
                parts.add(layer.map(Combination.of(layer, image, weights)));
            }
            maps.add(fusion.join(parts));
        }
        return maps;
    }
}
