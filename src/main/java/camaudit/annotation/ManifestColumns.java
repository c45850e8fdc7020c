package camaudit.annotation;

import camaudit.text.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a manifest's columns mean. The case of their names does not matter. */
final class ManifestColumns {
    static final String LABEL = "label";
    static final String MASK = "mask";
    static final String MASK_VALUE = "mask_value";
    static final List<String> SIDES = List.of("x", "y", "width", "height");
    static final List<String> CORNERS = List.of("x1", "y1", "x2", "y2");

    private static final List<String> IMAGE = List.of("image", "path", "file", "file_name", "uri");

    private final String image;
    private final List<String> box;

    private ManifestColumns(String image, List<String> box) {
        this.image = image;
        this.box = box;
    }

    /** The meaning of these names; what is wrong with them is added to the problems, and nothing returned. */
    static Optional<ManifestColumns> of(Collection<String> given, String where, Problems problems) {
        Map<String, String> names = new TreeMap<>();
        boolean wrong = false;
        for (String name : given) {
            if (names.put(name.strip().toLowerCase(Locale.ROOT), name) != null) {
                problems.add(where, "the column " + Problems.shown(name) + " is there twice: remove or rename one");
                wrong = true;
            }
        }
        Optional<String> image = IMAGE.stream().filter(names::containsKey).findFirst();
        if (image.isEmpty()) {
            problems.add(
                    where,
                    "no column names the picture, only " + Problems.shown(String.join(", ", given)) + ": call one "
                            + String.join(", ", IMAGE));
        }
        // Width and height without a place are the picture's size.
        boolean sides = names.containsKey("x") || names.containsKey("y");
        boolean corners = CORNERS.stream().anyMatch(names::containsKey);
        List<String> box = sides ? SIDES : corners ? CORNERS : List.of();
        if (!names.keySet().containsAll(box) || (sides && corners)) {
            problems.add(
                    where,
                    "a box needs the columns " + String.join(", ", SIDES) + " or " + String.join(", ", CORNERS)
                            + ", not some of both: there are " + Problems.shown(String.join(", ", given)));
            wrong = true;
        }
        if (names.containsKey(MASK_VALUE) && !names.containsKey(MASK)) {
            problems.add(where, "there is a column mask_value but none mask: add it or remove the value");
            wrong = true;
        }
        if (wrong || image.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ManifestColumns(image.get(), box));
    }

    String image() {
        return image;
    }

    /** The four columns of a box, or none. */
    List<String> box() {
        return box;
    }

    boolean isCorners() {
        return box.equals(CORNERS);
    }
}
