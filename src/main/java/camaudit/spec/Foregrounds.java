package camaudit.spec;

import camaudit.image.region.MaskRule;
import java.util.Objects;
import java.util.Optional;

/**
 * Where images' foregrounds are stated.
 *
 * @param boxes URI of an annotation file or folder, or {@code none}; empty where the file of labels serves
 * @param masks URI of a folder of mask files, or {@code none}; empty where only annotations or containers may have some
 * @param rule which values of a mask are foreground, where a manifest does not state it
 * @param columns how the numbers in Parquet columns state boxes; empty where such columns do not count
 */
public record Foregrounds(Optional<String> boxes, Optional<String> masks, MaskRule rule, Optional<BoxForm> columns) {
    /** What containers and annotation files have, masks by the usual rule. */
    public static final Foregrounds DEFAULT =
            new Foregrounds(Optional.empty(), Optional.empty(), MaskRule.nonZero(), Optional.empty());

    private static final String NONE = "none";

    public Foregrounds {
        Objects.requireNonNull(boxes);
        Objects.requireNonNull(masks);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(columns);
    }

    public Optional<String> boxFile() {
        return boxes.filter(uri -> !uri.equals(NONE));
    }

    public Optional<String> maskFolder() {
        return masks.filter(uri -> !uri.equals(NONE));
    }

    /** True if the annotations that give the labels may give the foregrounds. */
    public boolean byLabels() {
        return boxes.isEmpty();
    }

    /** True if masks beside the images in a container count. */
    public boolean inContainers() {
        return !masks.equals(Optional.of(NONE));
    }
}
