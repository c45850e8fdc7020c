package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Tensor;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a {@code .keras} file. Newer files state each layer's name beside its values; in older ones the n-th
 * layer of a class, in the order of the configuration, owns the n-th group that is named after the class.
 */
final class ArchiveWeights implements WeightSource {
    private final Map<String, WeightGroup> byLayer;
    private final TensorReader tensors;

    private ArchiveWeights(Map<String, WeightGroup> byLayer, TensorReader tensors) {
        this.byLayer = byLayer;
        this.tensors = tensors;
    }

    /**
     * Gives every group of weights its layer.
     *
     * @throws ModelException if a group belongs to no layer
     */
    static ArchiveWeights of(Group file, List<LayerConfig> layers, TensorReader tensors) {
        List<WeightGroup> groups = WeightGroup.all(file);
        boolean named = groups.stream().allMatch(group -> group.layer().isPresent());
        Map<String, WeightGroup> byLayer = new LinkedHashMap<>();
        Map<String, LayerConfig> owners = named ? byName(layers) : byCounter(groups, layers);
        for (WeightGroup group : groups) {
            String key = named ? group.layer().orElseThrow() : group.name();
            LayerConfig owner = owners.get(key);
            if (owner == null || !SnakeCase.of(owner.className()).equals(group.classPart())) {
                throw new ModelException("weights '" + group.name() + "' (" + key
                        + ") belong to no layer of the configuration: save the model again");
            }
            if (byLayer.put(owner.name(), group) != null) {
                throw new ModelException("there are weights for " + owner + " twice: save the model again");
            }
        }
        return new ArchiveWeights(byLayer, tensors);
    }

    private static Map<String, LayerConfig> byName(List<LayerConfig> layers) {
        Map<String, LayerConfig> owners = new HashMap<>();
        layers.forEach(layer -> owners.put(layer.name(), layer));
        return owners;
    }

    private static Map<String, LayerConfig> byCounter(List<WeightGroup> groups, List<LayerConfig> layers) {
        Map<String, List<LayerConfig>> ofClass = new HashMap<>();
        for (LayerConfig layer : layers) {
            ofClass.computeIfAbsent(SnakeCase.of(layer.className()), c -> new ArrayList<>())
                    .add(layer);
        }
        Map<String, Integer> next = new HashMap<>();
        Map<String, LayerConfig> owners = new HashMap<>();
        for (WeightGroup group : groups) {
            List<LayerConfig> candidates = ofClass.getOrDefault(group.classPart(), List.of());
            int index = next.merge(group.classPart(), 1, Integer::sum) - 1;
            if (index < candidates.size()) {
                owners.put(group.name(), candidates.get(index));
            }
        }
        return owners;
    }

    @Override
    public Map<String, Tensor> take(LayerConfig layer, List<String> roles) {
        WeightGroup group = byLayer.remove(layer.name());
        int found = group == null ? 0 : group.datasets().size();
        if (group == null || found != roles.size()) {
            throw new ModelException(layer + " has " + found + " weights in the file, its configuration asks for "
                    + roles.size() + " (" + String.join(", ", roles) + "): save the model again");
        }
        Map<String, Tensor> taken = new HashMap<>();
        for (int i = 0; i < found; i++) {
            Dataset dataset = group.datasets().get(i);
            taken.put(roles.get(i), tensors.read(dataset, roles.get(i) + " of " + layer));
        }
        return taken;
    }

    @Override
    public void requireNoneLeft() {
        if (!byLayer.isEmpty()) {
            throw new ModelException("the file holds weights for " + byLayer.keySet()
                    + ", for which the configuration has no use: save the model again");
        }
    }
}
