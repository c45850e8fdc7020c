package camaudit.spark.alignment;

import camaudit.vocabulary.Marking;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each image of a sample the mask of another one, which is half of the sample away: where classes are sorted, mostly of another class. */
final class Strangers implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, MarkedPicture.Outline> byImage = new HashMap<>();

    Strangers(List<MarkedPicture.Outline> outlines) {
        Map<Marking, List<MarkedPicture.Outline>> kinds = new EnumMap<>(Marking.class);
        outlines.stream()
                .sorted(Comparator.comparingInt(MarkedPicture.Outline::part)
                        .thenComparingInt(MarkedPicture.Outline::number))
                .forEach(outline -> kinds.computeIfAbsent(outline.marking(), kind -> new ArrayList<>())
                        .add(outline));
        for (List<MarkedPicture.Outline> alike : kinds.values()) {
            for (int i = 0; alike.size() > 1 && i < alike.size(); i++) {
                byImage.put(alike.get(i).image(), alike.get((i + alike.size() / 2) % alike.size()));
            }
        }
    }

    /** The mask of another image of the same kind; empty where there is none. */
    Optional<MarkedPicture.Outline> of(MarkedPicture.Outline outline) {
        return Optional.ofNullable(byImage.get(outline.image()));
    }
}
