package camaudit.annotation;

import camaudit.text.Nearest;
import camaudit.text.Problems;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Finds the network's class of a label, by name or number, and collects the labels that are no class. */
public final class ClassNumbers {
    private static final int NEAREST = 3;

    private final String file;
    private final int classes;
    private final List<String> names;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, String> firstWith = new LinkedHashMap<>();
    private final Map<String, Integer> pictures = new HashMap<>();

    /**
     * For the labels of a file.
     *
     * @param file its name, for messages
     * @param names in the order of the network's classes; empty where nothing names them
     */
    public ClassNumbers(String file, int classes, List<String> names) {
        this.file = file;
        this.classes = classes;
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            byName.putIfAbsent(names.get(i), i);
        }
    }

    /** The class of a picture; empty where it has no label or one that is no class, which {@link #requireKnown} reports. */
    public OptionalInt of(String picture, Annotation annotation) {
        if (annotation.label().isEmpty()) {
            return OptionalInt.empty();
        }
        String label = annotation.label().orElseThrow();
        Integer named = byName.get(label);
        if (named != null) {
            return OptionalInt.of(named);
        }
        OptionalInt number = annotation.labelNumber();
        if (number.isPresent() && number.getAsInt() < classes) {
            return number;
        }
        firstWith.putIfAbsent(label, picture);
        pictures.merge(label, 1, Integer::sum);
        return OptionalInt.empty();
    }

    /**
     * Ends the search.
     *
     * @throws AnnotationException with all labels that were no classes
     */
    public void requireKnown() {
        Problems problems = Problems.of(file, AnnotationException::new);
        firstWith.forEach((label, picture) -> {
            int more = pictures.getOrDefault(label, 1) - 1;
            problems.add(
                    Problems.shown(picture) + (more > 0 ? " and " + more + " more" : ""),
                    "the label " + Problems.shown(label) + " is no class of the network: " + remedy(label));
        });
        problems.throwIfAny();
    }

    private String remedy(String label) {
        if (label.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return "it has " + classes + ", 0 to " + (classes - 1)
                    + (names.isEmpty() ? "" : ", or give a class's name");
        }
        return names.isEmpty()
                ? "give --class-names in the network's order, or --labels none"
                : "the nearest class names are " + nearest(label)
                        + "; correct the label, --class-names, or give --labels none";
    }

    private String nearest(String label) {
        return String.join(
                ", ",
                names.stream()
                        .sorted(Comparator.comparingInt(name -> distance(name, label)))
                        .limit(NEAREST)
                        .map(Problems::shown)
                        .toList());
    }

    /** The number of letters to change, whatever their case; 0 for a name that contains the label. */
    private static int distance(String name, String label) {
        String a = name.toLowerCase(Locale.ROOT);
        String b = label.toLowerCase(Locale.ROOT);
        return a.contains(b) ? 0 : Nearest.distance(a, b);
    }
}
