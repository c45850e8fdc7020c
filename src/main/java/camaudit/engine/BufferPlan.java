package camaudit.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Assigns values to buffers; values that are never needed at the same step may share one. The assignment is greedy: in order of
 * first use, to the free buffer whose size fits best.
 */
public final class BufferPlan {
    private final List<Long> sizes = new ArrayList<>();
    private final Map<String, Integer> buffers = new LinkedHashMap<>();

    /**
     * The steps, first and last included, during which a value needs a buffer.
     *
     * @param size number of values for one image
     */
    public record Lifetime(String value, long size, int from, int to) {
        public Lifetime {
            Objects.requireNonNull(value);
            if (size < 1 || from > to) {
                throw new IllegalArgumentException(
                        "value '" + value + "' of size " + size + " cannot live from step " + from + " to " + to);
            }
        }
    }

    /** Plans buffers for these values. */
    public static BufferPlan of(List<Lifetime> lifetimes) {
        BufferPlan plan = new BufferPlan();
        List<Integer> freeFrom = new ArrayList<>();
        List<Lifetime> ordered = new ArrayList<>(lifetimes);
        ordered.sort(Comparator.comparingInt(Lifetime::from).thenComparing(Lifetime::size, Comparator.reverseOrder()));
        for (Lifetime lifetime : ordered) {
            int chosen = plan.bestFit(lifetime, freeFrom);
            if (chosen < 0) {
                chosen = plan.sizes.size();
                plan.sizes.add(lifetime.size());
                freeFrom.add(lifetime.to() + 1);
            }
            plan.sizes.set(chosen, Math.max(plan.sizes.get(chosen), lifetime.size()));
            freeFrom.set(chosen, lifetime.to() + 1);
            plan.buffers.put(lifetime.value(), chosen);
        }
        return plan;
    }

    private int bestFit(Lifetime lifetime, List<Integer> freeFrom) {
        int best = -1;
        for (int buffer = 0; buffer < sizes.size(); buffer++) {
            if (freeFrom.get(buffer) <= lifetime.from()
                    && (best < 0 || misfit(buffer, lifetime) < misfit(best, lifetime))) {
                best = buffer;
            }
        }
        return best;
    }

    private long misfit(int buffer, Lifetime lifetime) {
        return Math.abs(sizes.get(buffer) - lifetime.size());
    }

    /** The size of each buffer, in values for one image. */
    public List<Long> sizes() {
        return List.copyOf(sizes);
    }

    /** The buffer of a value. */
    public int buffer(String value) {
        return Objects.requireNonNull(buffers.get(value), () -> "no buffer for '" + value + "'");
    }

    /** The sum of all buffers, in values for one image. */
    public long total() {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }
}
