package camaudit.report.audit;

import camaudit.image.Pixels;
import java.util.BitSet;
import java.util.Objects;

/**
 * One image with its mask.
 *
 * @param picture as the network saw it
 * @param mask the numbers of its pixels that are at least half foreground, row-major
 */
public record OutlinedImage(String imageId, Pixels picture, BitSet mask) {
    public OutlinedImage {
        Objects.requireNonNull(imageId);
        Objects.requireNonNull(picture);
        Objects.requireNonNull(mask);
    }
}
