package camaudit.network.dl4j;

import camaudit.network.ModelException;
import camaudit.network.file.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which the vertices of a ComputationGraph take their weights. Files since 1.0.0-beta4 state it; for older ones it is
 * the result of Kahn's algorithm with vertex numbers in hash sets, exactly as DL4J computes it.
 */
final class GraphOrder {
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, Set<Integer>> missing = new HashMap<>();
    private final Map<Integer, Set<Integer>> readers = new HashMap<>();

    private GraphOrder(String input, Map<String, List<String>> reads) {
        names.add(input);
        names.addAll(reads.keySet());
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        missing.put(0, new HashSet<>());
        reads.forEach((name, sources) -> {
            Integer own = numbers.getOrDefault(name, 0);
            missing.put(own, new HashSet<>());
            for (String source : sources) {
                Integer number = numbers.get(source);
                if (number == null) {
                    throw new ModelException("vertex '" + name + "' reads '" + Json.shown(source)
                            + "', which is not in the graph: save the model again");
                }
                missing.getOrDefault(own, Set.of()).add(number);
                readers.computeIfAbsent(number, n -> new HashSet<>()).add(own);
            }
        });
    }

    /**
     * The names of the input and all vertices.
     *
     * @param reads the inputs of each vertex, in the order of the file
     * @param stated the order in the file, if it has one
     * @throws ModelException if a vertex reads one that does not exist, or vertices read each other in a circle
     */
    static List<String> of(String input, Map<String, List<String>> reads, Optional<List<String>> stated) {
        GraphOrder order = new GraphOrder(input, reads);
        return stated.orElseGet(order::sorted);
    }

    private List<String> sorted() {
        Deque<Integer> ready = new ArrayDeque<>();
        missing.forEach((number, sources) -> {
            if (sources.isEmpty()) {
                ready.add(number);
            }
        });
        List<String> sorted = new ArrayList<>();
        for (Integer next = ready.poll(); next != null; next = ready.poll()) {
            sorted.add(names.get(next));
            for (Integer reader : readers.getOrDefault(next, Set.of())) {
                Set<Integer> left = missing.getOrDefault(reader, Set.of());
                left.remove(next);
                if (left.isEmpty()) {
                    ready.add(reader);
                }
            }
        }
        if (sorted.size() != names.size()) {
            throw new ModelException("its vertices read each other in a circle: save the model again");
        }
        return sorted;
    }
}
