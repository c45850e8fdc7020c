package camaudit.image.region;

import java.io.Serializable;
import java.util.Arrays;

/** Polygons, packed: the points of all of them, x and y in turn, and where each polygon ends. */
final class Outlines implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BOX_COORDINATES = 8;

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

    /** Whether there are polygons, all of them upright rectangles. */
    boolean areBoxes() {
        for (int i = 0; i < ends.length; i++) {
            if (!isBox(start(i), end(i))) {
                return false;
            }
        }
        return ends.length > 0;
    }

    private boolean isBox(int start, int end) {
        if (end - start != BOX_COORDINATES) {
            return false;
        }
        for (int i = 0; i < BOX_COORDINATES; i += 2) {
            boolean across = side(start, i) == 0 && side(start, i + 1) != 0;
            boolean down = side(start, i) != 0 && side(start, i + 1) == 0;
            if ((!across && !down) || across == (side(start, i + 2) == 0)) {
                return false;
            }
        }
        return true;
    }

    /** How far a coordinate is from the same one of the next corner. */
    private float side(int start, int coordinate) {
        return points[start + (coordinate + 2) % BOX_COORDINATES] - points[start + coordinate % BOX_COORDINATES];
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
