package camaudit.audit.slice;

import java.io.Serializable;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The slices that are kept where there are too many.
 *
 * @param dropped how many slices are not kept
 * @param largestDropped how many rows the largest of these has
 */
public record SliceSelection(Set<Slice> kept, long dropped, long largestDropped) implements Serializable {
    private static final long serialVersionUID = 1;

    public SliceSelection {
        kept = Collections.unmodifiableSet(new HashSet<>(kept));
    }

    /**
     * Keeps all rows and the classes, and of the other slices the {@code most} with the most rows; of equal ones those with fewer
     * conditions, then by their written form.
     *
     * @param rows by slice; of the other slices at least the {@code most} + 1 largest
     * @param others how many other slices there are in all
     * @throws IllegalArgumentException if {@code most} is below 1
     */
    public static SliceSelection of(Map<Slice, Long> rows, long others, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at most " + most + " slices: keep at least one");
        }
        List<Map.Entry<Slice, Long>> order = rows.entrySet().stream()
                .filter(entry -> !entry.getKey().isOfClass())
                .sorted(Map.Entry.<Slice, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        Set<Slice> kept =
                rows.keySet().stream().filter(Slice::isOfClass).collect(Collectors.toCollection(HashSet::new));
        order.stream().limit(most).forEach(entry -> kept.add(entry.getKey()));
        return new SliceSelection(
                kept,
                Math.max(0, others - most),
                order.size() > most ? order.get(most).getValue() : 0);
    }

    /** What was dropped, as a sentence; empty text where nothing was. */
    public String describe() {
        return dropped == 0
                ? ""
                : "The " + dropped + " smallest slices, of " + largestDropped
                        + " images or fewer, were left out; the audit " + "kept " + kept.size()
                        + ": allow more with max-slices.";
    }
}
