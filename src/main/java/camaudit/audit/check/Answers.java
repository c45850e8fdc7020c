package camaudit.audit.check;

import camaudit.audit.slice.Slice;
import camaudit.audit.slice.SliceTable;
import camaudit.vocabulary.Statistic;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often labels and answers meet, of the images whose label is known.
 *
 * @param labels images by label
 * @param predicted images by the class that the network named, labelled or not
 * @param pairs images by both; rare pairs may be missing
 * @param right images whose label was named, all of them counted
 */
public record Answers(Map<String, Long> labels, Map<String, Long> predicted, Map<Pair, Long> pairs, long right) {

    /** A label and the class that was named for it. */
    public record Pair(String label, String predicted) {}

    public Answers {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        predicted = Collections.unmodifiableMap(new TreeMap<>(predicted));
        pairs = Map.copyOf(pairs);
    }

    /** The answers of all pairs. */
    public static Answers of(Map<Pair, Long> pairs) {
        Map<String, Long> labels = new HashMap<>();
        Map<String, Long> predicted = new HashMap<>();
        long right = 0;
        for (Map.Entry<Pair, Long> entry : pairs.entrySet()) {
            Pair pair = entry.getKey();
            labels.merge(pair.label(), entry.getValue(), Long::sum);
            predicted.merge(pair.predicted(), entry.getValue(), Long::sum);
            right += pair.label().equals(pair.predicted()) ? entry.getValue() : 0;
        }
        return new Answers(labels, predicted, pairs, right);
    }

    /** The answers that an audit has counted; only pairs may have been left out, where there are too many slices. */
    public static Answers of(SliceTable slices) {
        Map<String, Long> labels = new HashMap<>();
        Map<String, Long> predicted = new HashMap<>();
        Map<Pair, Long> pairs = new HashMap<>();
        slices.states().forEach((slice, state) -> {
            int conditions = slice.conditions().size();
            String label = slice.value(Slice.LABEL).orElse(null);
            String answer = slice.value(Slice.PREDICTED).orElse(null);
            if (conditions == 1 && label != null) {
                labels.put(label, state.rows(Statistic.CORRECT.label()));
            } else if (conditions == 1 && answer != null) {
                predicted.put(answer, state.rows());
            } else if (conditions == 2 && label != null && answer != null) {
                pairs.put(new Pair(label, answer), state.rows());
            }
        });
        return new Answers(labels, predicted, pairs, slices.everything().right());
    }

    /** How many images have a label. */
    public long images() {
        return labels.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many images carry the most frequent label. */
    public long majority() {
        return labels.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
