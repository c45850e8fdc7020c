package camaudit.network.keras;

import camaudit.network.ModelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Layers in an order in which each comes after those it reads, otherwise as in the file. */
final class TopologicalOrder {
    private TopologicalOrder() {}

    /**
     * All layers, ordered.
     *
     * @throws ModelException if names repeat, one is unknown, or layers read each other in a circle
     */
    static List<LayerConfig> of(List<LayerConfig> layers) {
        Set<String> names = new HashSet<>();
        for (LayerConfig layer : layers) {
            if (!names.add(layer.name())) {
                throw new ModelException("the model has two layers named '" + layer.name() + "': save it again");
            }
        }
        Set<String> done = new HashSet<>();
        Set<LayerConfig> open = new LinkedHashSet<>(layers);
        List<LayerConfig> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            int before = ordered.size();
            for (LayerConfig layer : layers) {
                if (open.contains(layer) && done.containsAll(layer.inputs())) {
                    open.remove(layer);
                    done.add(layer.name());
                    ordered.add(layer);
                }
            }
            if (ordered.size() == before) {
                LayerConfig stuck = open.iterator().next();
                throw new ModelException(stuck + " reads " + stuck.inputs()
                        + ", of which one is not in the model or in turn reads this layer: save the model again");
            }
        }
        return ordered;
    }
}
