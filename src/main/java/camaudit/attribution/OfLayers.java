package camaudit.attribution;

import camaudit.resample.FloatMap;
import camaudit.vocabulary.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A layer method as an attribution method: the maps of several target layers are fused to one. */
public final class OfLayers implements Attribution {
    private final LayerMethod method;
    private final Fusion fusion;
    private final Optional<Preset> preset;

    public OfLayers(LayerMethod method, Fusion fusion) {
        this(method, fusion, Optional.empty());
    }

    /** With the options' fusion and the gradients as their preset takes them. */
    public OfLayers(LayerMethod method, MethodOptions options) {
        this(method, options.fusion(), options.reproduced());
    }

    private OfLayers(LayerMethod method, Fusion fusion, Optional<Preset> preset) {
        this.method = Objects.requireNonNull(method);
        this.fusion = Objects.requireNonNull(fusion);
        this.preset = preset;
    }

    @Override
    public Method method() {
        return method.method();
    }

    @Override
    public Set<Need> needs() {
        return method.needs();
    }

    @Override
    public boolean fusesLayers() {
        return !needs().contains(Need.LINEAR_HEAD);
    }

    /**
     * The map of every image.
     *
     * @throws IllegalArgumentException if there are several target layers and the method cannot fuse them
     */
    @Override
    public List<RawMap> attribute(Subject subject) {
        List<Response> layers = needs().contains(Need.GRADIENTS) ? subject.layers() : subject.activations();
        return attribute(fusesLayers() ? layers : List.of(OneLayer.of(layers, name())));
    }

    /** The map of every image of these responses. */
    List<RawMap> attribute(List<Response> responses) {
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
