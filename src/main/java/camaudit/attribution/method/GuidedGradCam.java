package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.Work;
import camaudit.attribution.preset.Fusion;
import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Guided Grad-CAM (Selvaraju et al. 2017, section 3.2): raw = the map of {@link GuidedBackpropagation} times ReLU(Grad-CAM), resized to
 * the input with half-pixel centres; the Grad-CAM maps of several target layers are fused first.
 */
public final class GuidedGradCam implements Attribution {
    private final LayerAttribution gradCam;

    /** Fuses the maps of several layers in this way. */
    public GuidedGradCam(Fusion fusion) {
        this.gradCam = new LayerAttribution(new GradCam(), fusion);
    }

    @Override
    public Method method() {
        return Method.GUIDED_GRAD_CAM;
    }

    @Override
    public Set<Requirement> needs() {
        return Set.of(Requirement.GRADIENTS, Requirement.GUIDED);
    }

    @Override
    public Work work(int channels) {
        return new Work(0, 1, 0);
    }

    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        List<RawMap> coarse = gradCam.attribute(probe);
        Response guided = probe.guided();
        List<RawMap> maps = new ArrayList<>();
        for (int image = 0; image < guided.images(); image++) {
            FloatMap cam = coarse.get(image).map().positive();
            float[] gate = Geometry.HALFPIXEL
                    .resize(cam, guided.height(), guided.width())
                    .values();
            float[] map = PixelMap.sum(guided, image);
            for (int pixel = 0; pixel < map.length; pixel++) {
                map[pixel] *= gate[pixel];
            }
            maps.add(new RawMap(guided.map(map)));
        }
        return maps;
    }
}
