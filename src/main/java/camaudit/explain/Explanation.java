package camaudit.explain;

import camaudit.attribution.RawMap;
import camaudit.vocabulary.MapStatus;
import java.util.List;
import java.util.Objects;

/**
 * What the network says of a picture, and why by each method.
 *
 * @param predicted the class with the highest logit
 * @param target the class that is explained
 * @param logit of the target, before softmax
 * @param probability of the target
 * @param maps one for each method, in the order of the recipe
 */
public record Explanation(int predicted, int target, float logit, float probability, List<MethodMap> maps) {
    public Explanation {
        maps = List.copyOf(maps);
    }

    /**
     * One method's map.
     *
     * @param layer what it lies on: the target layers, or the input
     * @param raw signed, before ReLU
     */
    public record MethodMap(String method, String layer, MapStatus status, RawMap raw) {
        public MethodMap {
            Objects.requireNonNull(method);
            Objects.requireNonNull(layer);
            Objects.requireNonNull(status);
            Objects.requireNonNull(raw);
        }
    }

    /**
     * The map of a method.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    public MethodMap map(String method) {
        return maps.stream()
                .filter(m -> m.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("method '" + method + "' was not asked for, only "
                        + maps.stream().map(MethodMap::method).toList()));
    }
}
