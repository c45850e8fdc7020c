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

/** The weights of an {@code .h5} file: a group for each layer, whose {@code weight_names} list its datasets. */
final class LegacyWeights implements WeightSource {
    private static final String MODEL_LEVEL = "top_level_model_weights";

    private final Group root;
    private final Map<String, List<String>> left;
    private final TensorReader tensors;

    private LegacyWeights(Group root, Map<String, List<String>> left, TensorReader tensors) {
        this.root = root;
        this.left = left;
        this.tensors = tensors;
    }

    static LegacyWeights of(Group root, TensorReader tensors) {
        List<String> layers = Hdf5.texts(root, "layer_names")
                .orElseThrow(() -> new ModelException(
                        "the file lists no layers with weights (no attribute 'layer_names'): save the model again"));
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (String layer : layers) {
            if (left.put(layer, weightNames(group(root, layer), layer)) != null) {
                throw new ModelException("the file lists the weights of layer '" + layer + "' twice: save it again");
            }
        }
        Hdf5.group(root, MODEL_LEVEL).ifPresent(group -> left.put(MODEL_LEVEL, weightNames(group, MODEL_LEVEL)));
        left.values().removeIf(List::isEmpty);
        return new LegacyWeights(root, left, tensors);
    }

    private static Group group(Group root, String layer) {
        return Hdf5.group(root, layer)
                .orElseThrow(() -> new ModelException(
                        "the file has no weights group for its layer '" + layer + "': save the model again"));
    }

    private static List<String> weightNames(Group group, String layer) {
        return Hdf5.texts(group, "weight_names")
                .orElseThrow(() -> new ModelException(
                        "the weights group of layer '" + layer + "' has no 'weight_names': save the model again"));
    }

    @Override
    public Map<String, Tensor> take(LayerConfig layer, List<String> roles) {
        String top = layer.path().get(0);
        List<String> all = left.getOrDefault(top, List.of());
        List<String> names = layer.path().size() == 1
                ? all
                : all.stream().filter(name -> isOf(layer, name)).toList();
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(names);
        left.put(top, rest);
        left.values().removeIf(List::isEmpty);
        if (names.size() != roles.size()) {
            throw new ModelException(layer + " has the weights " + names + " in the file, its configuration asks for "
                    + roles.size() + " (" + String.join(", ", roles) + "): save the model again");
        }
        List<String> ordered = WeightRole.order(layer, names, roles);
        Map<String, Tensor> taken = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String path = ordered.get(i);
            if (roles.get(i).equals(WeightRole.COUNT)) {
                continue;
            }
            if (!(group(root, top).getByPath(path) instanceof Dataset dataset)) {
                throw new ModelException(layer + " has no dataset '" + path + "' in the file: save the model again");
            }
            taken.put(roles.get(i), tensors.read(dataset, roles.get(i) + " of " + layer));
        }
        return taken;
    }

    /** True if the part of a weight's name before its role is the name of the layer, which is unique within a file. */
    private static boolean isOf(LayerConfig layer, String name) {
        String[] parts = name.split("/", -1);
        return parts.length > 1 && parts[parts.length - 2].equals(layer.ownName());
    }

    @Override
    public void requireNoneLeft() {
        if (!left.isEmpty()) {
            throw new ModelException("the file holds weights " + left
                    + ", for which the configuration has no use: save the model again");
        }
    }
}
