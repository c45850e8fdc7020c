package camaudit.attribution.method;

import camaudit.attribution.Attribution;
import camaudit.attribution.ModelProbe;
import camaudit.attribution.RawMap;
import camaudit.attribution.Requirement;
import camaudit.attribution.Response;
import camaudit.attribution.preset.Fusion;
import camaudit.attribution.preset.Preset;
import camaudit.resample.FloatMap;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A layer method as an attribution method: the maps of several target layers are fused to one. */
public final class LayerAttribution implements Attribution {
    private final LayerMethod method;
    private final Fusion fusion;
    private final Optional<Preset> preset;

    public LayerAttribution(LayerMethod method, Fusion fusion) {
        this(method, fusion, Optional.empty());
    }

    /** With the options' fusion and the gradients as their preset takes them. */
    public LayerAttribution(LayerMethod method, MethodOptions options) {
        this(method, options.fusion(), options.reproduced());
    }

    private LayerAttribution(LayerMethod method, Fusion fusion, Optional<Preset> preset) {
        this.method = Objects.requireNonNull(method);
        this.fusion = Objects.requireNonNull(fusion);
        this.preset = preset;
    }

    @Override
    public Method method() {
        return method.method();
    }

    @Override
    public Set<Requirement> needs() {
        return method.needs();
    }

    @Override
    public boolean fusesLayers() {
        return !needs().contains(Requirement.LINEAR_HEAD);
    }

    /**
     * The map of every image.
     *
     * @throws IllegalArgumentException if there are several target layers and the method cannot fuse them
     */
    @Override
    public List<RawMap> attribute(ModelProbe probe) {
        List<Response> layers = needs().contains(Requirement.GRADIENTS) ? probe.layers() : probe.activations();
        return attribute(fusesLayers() ? layers : List.of(SingleLayer.of(layers, name())));
    }

    /** The map of every image of these responses. */
    public List<RawMap> attribute(List<Response> responses) {
        List<Response> layers =
                preset.map(p -> responses.stream().map(p::normalised).toList()).orElse(responses);
        List<RawMap> maps = new ArrayList<>();
        for (int image = 0; image < layers.get(0).images(); image++) {
            List<FloatMap> parts = new ArrayList<>();
            for (Response layer : layers) {
                parts.add(layer.map(method.attribute(layer, image)));
            }
            maps.add(fusion.join(parts));
        }
        return maps;
    }
}
