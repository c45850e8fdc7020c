package camaudit.annotation;

import camaudit.image.region.MaskRule;
import java.io.Serializable;
import java.util.Objects;

/**
 * A mask file that belongs to a picture.
 *
 * @param path as the annotations have it: an address, or a path relative to the folder of masks
 * @param rule which of its values are foreground
 */
public record MaskReference(String path, MaskRule rule) implements Serializable {
    private static final long serialVersionUID = 1L;

    public MaskReference {
        Objects.requireNonNull(path);
        Objects.requireNonNull(rule);
    }
}
