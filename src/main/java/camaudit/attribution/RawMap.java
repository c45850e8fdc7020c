package camaudit.attribution;

import camaudit.resample.FloatMap;
import java.util.List;
import java.util.Objects;

/**
 * A method's map of one image.
 *
 * @param map signed values in units of the logit, before ReLU
 * @param layers the maps of the single layers that it is fused of; the same map where there is only one layer
 */
public record RawMap(FloatMap map, List<FloatMap> layers) {
    public RawMap {
        Objects.requireNonNull(map);
        layers = List.copyOf(layers);
    }

    /** The map of one layer. */
    public RawMap(FloatMap map) {
        this(map, List.of(map));
    }

    /** The values of the map, row-major; read only. */
    public float[] values() {
        return map.values();
    }
}
