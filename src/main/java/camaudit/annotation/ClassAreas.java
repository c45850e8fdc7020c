package camaudit.annotation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sums the areas of a picture's objects by class: its label is the class with the largest area, of equal ones the first. Objects that are a
 * crowd or difficult do not decide, unless there are no others.
 */
final class ClassAreas {
    private final Map<String, Double> primaryAreas = new LinkedHashMap<>();
    private final Map<String, Double> secondaryAreas = new LinkedHashMap<>();

    /** Adds an object; a {@code secondary} one, such as a crowd, counts only where there are no others. */
    void add(String name, double area, boolean secondary) {
        (secondary ? secondaryAreas : primaryAreas).merge(name, area, Double::sum);
    }

    Optional<String> largest() {
        Optional<String> best = Optional.empty();
        double most = -1;
        for (Map.Entry<String, Double> entry : (primaryAreas.isEmpty() ? secondaryAreas : primaryAreas).entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = Optional.of(entry.getKey());
            }
        }
        return best;
    }
}
