package camaudit.spark;

import camaudit.image.Pixels;
import camaudit.image.Placement;
import camaudit.statistic.AttentionMap;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** Draws one explanation; runs in tasks. */
@FunctionalInterface
public interface Painter extends Serializable {

    /** The bytes of a PNG. */
    byte[] paint(Explained explained);

    /**
     * One row of the explanations table with its picture.
     *
     * @param picture as the network saw it
     * @param placement where the map's cells lie on the picture
     * @param label name of the true class, where known
     */
    record Explained(
            Pixels picture,
            AttentionMap map,
            Placement placement,
            String imageId,
            Optional<String> label,
            String predicted,
            String target,
            double probability,
            double logit,
            String method,
            String layer,
            String status) {
        public Explained {
            Objects.requireNonNull(picture);
            Objects.requireNonNull(map);
            Objects.requireNonNull(placement);
            Objects.requireNonNull(label);
        }
    }
}
