package camaudit.network.keras;

import camaudit.network.ModelException;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The group of one layer with weights in a {@code .keras} file, {@code layers/conv2d_1/vars/0} and so on.
 *
 * @param name snake-case class name with a counter
 * @param layer the layer's own name, which newer files state
 * @param datasets in the order of Keras
 * @param model the group itself, if it holds the groups of a model's layers
 */
record WeightGroup(String name, Optional<String> layer, List<Dataset> datasets, Optional<Group> model) {
    private static final List<String> ROOTS = List.of("layers", "_layer_checkpoint_dependencies");
    private static final String VARS = "vars";
    /** The random state of a dropout layer. */
    private static final String SEED = "seed_generator";

    private static final int MAX_DEPTH = 8;

    /** The groups of a model's layers that hold weights, by class and counter. */
    static List<WeightGroup> all(Group file) {
        if (file.getChildren().get(VARS) instanceof Group vars
                && !vars.getChildren().isEmpty()) {
            throw new ModelException("the model has weights outside its layers (vars), which is not supported");
        }
        List<WeightGroup> groups = new ArrayList<>();
        for (String root : ROOTS) {
            Optional<Group> layers = Hdf5.group(file, root);
            if (layers.isPresent()) {
                layers.get().getChildren().values().forEach(node -> read(node).ifPresent(groups::add));
            }
        }
        groups.sort(Comparator.comparing(WeightGroup::classPart).thenComparing(WeightGroup::counter));
        return groups;
    }

    private static Optional<WeightGroup> read(Node node) {
        if (!(node instanceof Group group)) {
            throw stray(node);
        }
        List<Dataset> datasets = new ArrayList<>();
        Optional<String> layer = Optional.empty();
        Optional<Group> model = Optional.empty();
        for (Node child : group.getChildren().values()) {
            if (child instanceof Group vars && child.getName().equals(VARS)) {
                datasets = numbered(vars);
                layer = Hdf5.text(vars, "name");
            } else if (ROOTS.contains(child.getName()) && child instanceof Group) {
                model = Optional.of(group);
            } else if (!child.getName().equals(SEED)) {
                requireEmpty(child, MAX_DEPTH);
            }
        }
        return datasets.isEmpty() && model.isEmpty()
                ? Optional.empty()
                : Optional.of(new WeightGroup(group.getName(), layer, datasets, model));
    }

    private static List<Dataset> numbered(Group vars) {
        List<Dataset> datasets = new ArrayList<>();
        for (int i = 0; i < vars.getChildren().size(); i++) {
            if (!(vars.getChildren().get(Integer.toString(i)) instanceof Dataset dataset)) {
                throw new ModelException("weights '" + vars.getPath() + "' are not numbered from 0 to "
                        + (vars.getChildren().size() - 1) + ": save the model again");
            }
            datasets.add(dataset);
        }
        return datasets;
    }

    private static void requireEmpty(Node node, int depth) {
        if (depth == 0 || !(node instanceof Group group)) {
            throw stray(node);
        }
        group.getChildren().values().forEach(child -> requireEmpty(child, depth - 1));
    }

    private static ModelException stray(Node node) {
        return new ModelException("the file holds weights at '" + node.getPath()
                + "', where no supported layer has any: save the model again");
    }

    /** The name without its counter. */
    String classPart() {
        return name.replaceFirst("_\\d+$", "");
    }

    int counter() {
        String digits = name.substring(classPart().length());
        return digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(1));
    }
}
