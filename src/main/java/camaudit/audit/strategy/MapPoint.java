package camaudit.audit.strategy;

import camaudit.audit.slice.HeatMap;
import camaudit.audit.slice.ImageHash;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/** One image's map, pooled, with its statistics; equal to any other point of the same image. */
public final class MapPoint implements Comparable<MapPoint>, Serializable {
    private static final long serialVersionUID = 1L;
    /** Maps are pooled to at most this many cells a side. */
    public static final int MOST_CELLS = 8;

    private final long hash;
    private final String image;
    private final double[] roots;
    private final int height;
    private final double foregroundMass;
    private final double foregroundLift;
    private final double borderLift;

    private MapPoint(
            String image, double[] roots, int height, double foregroundMass, double foregroundLift, double borderLift) {
        this.image = Objects.requireNonNull(image);
        this.hash = ImageHash.of(image);
        this.roots = roots;
        this.height = height;
        this.foregroundMass = foregroundMass;
        this.foregroundLift = foregroundLift;
        this.borderLift = borderLift;
    }

    /**
     * A map as a point, √p of its pooled shares, so that distances are Hellinger's.
     *
     * @param map not blank
     * @param foregroundMass NaN where it is not known, as {@code foregroundLift}
     */
    public static MapPoint of(
            String image, HeatMap map, double foregroundMass, double foregroundLift, double borderLift) {
        HeatMap pooled = map.resampled(Math.min(MOST_CELLS, map.height()), Math.min(MOST_CELLS, map.width()));
        double total = pooled.total();
        return new MapPoint(
                image,
                Arrays.stream(pooled.cells())
                        .map(cell -> Math.sqrt(cell / total))
                        .toArray(),
                pooled.height(),
                foregroundMass,
                foregroundLift,
                borderLift);
    }

    public String image() {
        return image;
    }

    /** By a hash of the image's id, then by the id. */
    @Override
    public int compareTo(MapPoint other) {
        int byHash = Long.compareUnsigned(hash, other.hash);
        return byHash != 0 ? byHash : image.compareTo(other.image);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapPoint point && compareTo(point) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    /** √p of the pooled cells. */
    double[] roots() {
        return roots;
    }

    /** Rows of pooled cells. */
    int height() {
        return height;
    }

    double foregroundMass() {
        return foregroundMass;
    }

    double foregroundLift() {
        return foregroundLift;
    }

    double borderLift() {
        return borderLift;
    }
}
