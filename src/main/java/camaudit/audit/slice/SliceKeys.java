package camaudit.audit.slice;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The slices that a row belongs to: all rows, label, predicted, label × predicted, and every product of these and the metadata dimensions
 * of up to {@code depth} conditions. There is no slice for a dimension without a value.
 *
 * @param dimensions metadata columns
 */
public record SliceKeys(List<String> dimensions, int depth) implements Serializable {
    private static final long serialVersionUID = 1;

    public SliceKeys {
        dimensions = dimensions.stream().distinct().toList();
        if (depth < 1) {
            throw new IllegalArgumentException("depth " + depth + ": slices have at least one condition");
        }
        if (dimensions.contains(Slice.LABEL) || dimensions.contains(Slice.PREDICTED)) {
            throw new IllegalArgumentException(dimensions + ": slices by '" + Slice.LABEL + "' and '" + Slice.PREDICTED
                    + "' are made anyway, so rename a metadata column of that name");
        }
    }

    /** All slices of a row with these values, {@link Slice#EVERYTHING} first. */
    public List<Slice> of(Map<String, String> values) {
        List<Condition> conditions = Stream.concat(Stream.of(Slice.LABEL, Slice.PREDICTED), dimensions.stream())
                .flatMap(name -> Stream.ofNullable(values.get(name))
                        .filter(value -> !value.isEmpty())
                        .map(value -> new Condition(name, value)))
                .toList();
        Set<Slice> all = new LinkedHashSet<>();
        extend(all, conditions, 0, List.of());
        conditions.stream()
                .filter(condition -> condition.dimension().equals(Slice.PREDICTED))
                .forEach(predicted -> conditions.stream()
                        .filter(condition -> condition.dimension().equals(Slice.LABEL))
                        .forEach(label -> all.add(new Slice(List.of(label, predicted)))));
        return List.copyOf(all);
    }

    private void extend(Set<Slice> all, List<Condition> conditions, int from, List<Condition> chosen) {
        all.add(new Slice(chosen));
        if (chosen.size() < depth) {
            for (int i = from; i < conditions.size(); i++) {
                List<Condition> longer = new ArrayList<>(chosen);
                longer.add(conditions.get(i));
                extend(all, conditions, i + 1, longer);
            }
        }
    }
}
