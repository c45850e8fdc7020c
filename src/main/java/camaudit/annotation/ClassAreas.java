package camaudit.annotation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sums the areas of a picture's objects by class: its label is the class with the largest area, of equal ones the first. Objects that are a
 * crowd or difficult do not decide, unless there are no others.
 */
final class ClassAreas {
    private final Map<String, Double> plain = new LinkedHashMap<>();
    private final Map<String, Double> aside = new LinkedHashMap<>();

    /** Adds an object; one that stands {@code aside}, as crowds do, counts only where there are no others. */
    void add(String name, double area, boolean aside) {
        (aside ? this.aside : plain).merge(name, area, Double::sum);
    }

    Optional<String> largest() {
        Optional<String> best = Optional.empty();
        double most = -1;
        for (Map.Entry<String, Double> entry : (plain.isEmpty() ? aside : plain).entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = Optional.of(entry.getKey());
            }
        }
        return best;
    }
}
