package camaudit.image.region;

import java.io.Serializable;
import java.util.Arrays;

/** Polygons, packed: the points of all of them, x and y in turn, and where each polygon ends. */
final class Outlines implements Serializable {
    private static final long serialVersionUID = 1L;

    private final float[] points;
    private final int[] ends;

    private Outlines(float[] points, int[] ends) {
        this.points = points;
        this.ends = ends;
    }

    /** The number of polygons. */
    int count() {
        return ends.length;
    }

    /** Where the coordinates of a polygon begin. */
    int start(int polygon) {
        return polygon == 0 ? 0 : ends[polygon - 1];
    }

    int end(int polygon) {
        return ends[polygon];
    }

    /** x at even places, y at odd ones. */
    float coordinate(int at) {
        return points[at];
    }

    int coordinates() {
        return points.length;
    }

    /** Whether some polygon is more than a line. */
    boolean hasArea() {
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] most = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < points.length; i++) {
            least[i % 2] = Math.min(least[i % 2], points[i]);
            most[i % 2] = Math.max(most[i % 2], points[i]);
        }
        return new AreaSweep(this, null, Stretch.between(least[1], most[1]), Stretch.between(least[0], most[0]))
                        .shares()[0]
                > 0;
    }

    static final class Builder {
        private float[] points = new float[8];
        private int[] ends = new int[1];
        private int used;
        private int polygons;

        void add(float[] polygon, int from, int to) {
            int length = to - from;
            if (length > points.length - used) {
                points = Arrays.copyOf(points, Math.max(Math.addExact(used, length), used + used / 2));
            }
            System.arraycopy(polygon, from, points, used, length);
            used += length;
            if (polygons == ends.length) {
                ends = Arrays.copyOf(ends, polygons + polygons / 2 + 1);
            }
            ends[polygons++] = used;
        }

        Outlines build() {
            return new Outlines(Arrays.copyOf(points, used), Arrays.copyOf(ends, polygons));
        }
    }
}
