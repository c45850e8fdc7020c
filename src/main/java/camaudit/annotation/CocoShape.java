package camaudit.annotation;

import camaudit.image.region.Region;
import camaudit.image.region.Rle;
import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The shape of one object, packed: polygons' points, x and y in turn, and where each ends; or run lengths. */
final class CocoShape implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The ends of a single polygon, which is all points; shared, because most objects have one. */
    private static final int[] SINGLE = {};

    private final float[] points;
    private final int[] ends;
    private final @Nullable Rle rle;

    CocoShape(float[] points, int[] ends, @Nullable Rle rle) {
        this.points = points;
        this.ends = ends.length == 1 ? SINGLE : ends;
        this.rle = rle;
    }

    /** @throws IllegalArgumentException if the run lengths are of another size than the picture */
    void addTo(Region.Builder region) {
        if (rle != null) {
            region.mask(rle);
        } else if (ends.length == 0 && points.length > 0) {
            region.polygon(points);
        } else {
            int start = 0;
            for (int end : ends) {
                region.polygon(Arrays.copyOfRange(points, start, end));
                start = end;
            }
        }
    }
}
