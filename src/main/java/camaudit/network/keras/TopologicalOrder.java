package camaudit.network.keras;

import camaudit.network.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Sorts layers so that each comes after those that it reads, otherwise in the order of the file. */
final class TopologicalOrder {
    private final List<LayerConfig> layers;
    private final Map<String, List<Integer>> readers = new HashMap<>();

    /** For each layer, the number of its inputs that are not sorted yet. */
    private final int[] missing;

    private TopologicalOrder(List<LayerConfig> layers) {
        this.layers = layers;
        this.missing = new int[layers.size()];
    }

    /**
     * All layers, sorted.
     *
     * @throws ModelException if names repeat, one is unknown, or layers read each other in a circle
     */
    static List<LayerConfig> of(List<LayerConfig> layers) {
        return new TopologicalOrder(layers).order();
    }

    private List<LayerConfig> order() {
        for (LayerConfig layer : layers) {
            if (readers.put(layer.name(), new ArrayList<>()) != null) {
                throw new ModelException("the model has two layers named '" + layer.name() + "': save it again");
            }
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < layers.size(); i++) {
            for (String input : layers.get(i).inputs()) {
                readersOf(input, layers.get(i)).add(i);
                missing[i]++;
            }
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        List<LayerConfig> ordered = new ArrayList<>();
        for (Integer next = ready.poll(); next != null; next = ready.poll()) {
            LayerConfig layer = layers.get(next);
            ordered.add(layer);
            for (int reader : readersOf(layer.name(), layer)) {
                missing[reader]--;
                if (missing[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        requireAll(ordered);
        return ordered;
    }

    private List<Integer> readersOf(String name, LayerConfig reader) {
        List<Integer> found = readers.get(name);
        if (found == null) {
            throw new ModelException(reader + " reads '" + name + "', which is not in the model: save the model again");
        }
        return found;
    }

    private void requireAll(List<LayerConfig> ordered) {
        for (int i = 0; i < missing.length && ordered.size() < missing.length; i++) {
            if (missing[i] > 0) {
                throw new ModelException(layers.get(i) + " reads "
                        + layers.get(i).inputs() + ", which in turn read this layer: save the model again");
            }
        }
    }
}
