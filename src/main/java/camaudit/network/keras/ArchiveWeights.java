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
 * The weights of a {@code .keras} file. Newer files state the name of the layer with its values; in older ones the n-th group that
 * is named after a class belongs to the n-th layer of that class in the configuration.
 */
final class ArchiveWeights implements WeightSource {
    private final Map<List<String>, WeightGroup> byLayer = new LinkedHashMap<>();
    private final TensorReader tensors;

    private ArchiveWeights(TensorReader tensors) {
        this.tensors = tensors;
    }

    /**
     * Assigns every group of weights to its layer.
     *
     * @throws ModelException if a group belongs to no layer
     */
    static ArchiveWeights of(Group file, ModelConfig model, TensorReader tensors) {
        ArchiveWeights weights = new ArchiveWeights(tensors);
        weights.add(file, model, List.of());
        return weights;
    }

    private void add(Group container, ModelConfig model, List<String> path) {
        List<WeightGroup> groups = WeightGroup.all(container);
        boolean named = groups.stream().allMatch(group -> group.layer().isPresent());
        Map<String, Member> owners = named ? byName(model.members()) : byCounter(groups, model.members());
        for (WeightGroup group : groups) {
            String key = named ? group.layer().orElseThrow() : group.name();
            Member owner = owners.get(key);
            if (owner == null
                    || !SnakeCase.of(owner.className()).equals(group.classPart())
                    || owner.model().isPresent() != group.model().isPresent()) {
                throw new ModelException("weights '" + group.name() + "' (" + key
                        + ") belong to no layer of the configuration: save the model again");
            }
            List<String> own = new ArrayList<>(path);
            own.add(owner.name());
            if (owner.model().isPresent()) {
                add(group.model().orElseThrow(), owner.model().get(), own);
            } else if (byLayer.put(own, group) != null) {
                throw new ModelException("there are weights for " + owner + " twice: save the model again");
            }
        }
    }

    private static Map<String, Member> byName(List<Member> members) {
        Map<String, Member> owners = new HashMap<>();
        members.forEach(member -> owners.put(member.name(), member));
        return owners;
    }

    private static Map<String, Member> byCounter(List<WeightGroup> groups, List<Member> members) {
        Map<String, List<Member>> ofClass = new HashMap<>();
        for (Member member : members) {
            ofClass.computeIfAbsent(SnakeCase.of(member.className()), c -> new ArrayList<>())
                    .add(member);
        }
        Map<String, Integer> next = new HashMap<>();
        Map<String, Member> owners = new HashMap<>();
        for (WeightGroup group : groups) {
            List<Member> candidates = ofClass.getOrDefault(group.classPart(), List.of());
            int index = next.merge(group.classPart(), 1, Integer::sum) - 1;
            if (index < candidates.size()) {
                owners.put(group.name(), candidates.get(index));
            }
        }
        return owners;
    }

    @Override
    public Map<String, Tensor> take(LayerConfig layer, List<String> roles) {
        WeightGroup group = byLayer.remove(layer.path());
        int found = group == null ? 0 : group.datasets().size();
        if (group == null || found != roles.size()) {
            throw new ModelException(layer + " has " + found + " weights in the file, its configuration asks for "
                    + roles.size() + " (" + String.join(", ", roles) + "): save the model again");
        }
        Map<String, Tensor> taken = new HashMap<>();
        for (int i = 0; i < found; i++) {
            Dataset dataset = group.datasets().get(i);
            if (roles.get(i).equals(WeightRole.COUNT)) {
                continue;
            }
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
