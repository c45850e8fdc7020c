package camaudit.alignment;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Tries the outline of a mask, or a box, at its {@link Places} on a picture. Of a mask it measures the colour step across the outline: the
 * mean length of the colour gradient on the pixels at both sides of it. Of boxes it measures how far the colours inside are from those of
 * a ring around them of like area: the Hellinger distance squared, 1 − Σ √(p·q), of their histograms.
 */
public final class Alignment {
    private static final double BAND = 0.75;
    private static final int LEAST_POINTS = 8;
    private static final int LEAST_RING = 4;

    private final Colors colors;
    private final int unit;
    private final float[] steps;
    private final int[] kinds;

    public Alignment(Colors colors) {
        this.colors = colors;
        this.unit = Places.unit(colors.height(), colors.width());
        this.steps = colors.steps();
        this.kinds = colors.kinds();
    }

    /** The places of masks, or of boxes. */
    public static Places places(boolean boxes) {
        return boxes ? Places.OF_BOXES : Places.OF_MASKS;
    }

    /**
     * The fit of a mask or of boxes.
     *
     * @param mask row-major, of the picture's size
     * @param boxes whether the mask is made of boxes
     * @return empty where the mask is empty or full, or the picture has the same colour everywhere around it
     * @throws IllegalArgumentException if the mask is of another size
     */
    public Optional<Fit> of(boolean[] mask, boolean boxes) {
        if (mask.length != steps.length) {
            throw new IllegalArgumentException("a mask of " + mask.length + " pixels for a picture of "
                    + colors.height() + "×" + colors.width() + " (height×width): give one of its size");
        }
        boolean some = false;
        boolean all = true;
        for (boolean pixel : mask) {
            some |= pixel;
            all &= pixel;
        }
        if (!some || all) {
            return Optional.empty();
        }
        float[] distances = Distances.signed(colors.height(), colors.width(), mask);
        return Fit.of(places(boxes), boxes ? ofBoxes(distances) : ofMask(distances));
    }

    private double[] ofMask(float[] distances) {
        Places places = Places.OF_MASKS;
        double[] measured = new double[places.count()];
        int least = Math.max(LEAST_POINTS, outline(distances, 0).count() / 2);
        for (int first = 0; first < measured.length; first += Places.moves()) {
            Points outline = outline(distances, places.at(first).growth());
            for (int i = first; i < first + Places.moves(); i++) {
                measured[i] = outline.count() < least ? Double.NaN : step(outline, places.at(i));
            }
        }
        return measured;
    }

    /** The pixels at both sides of the outline of a grown or shrunk mask. */
    private Points outline(float[] distances, int growth) {
        return points(pixel -> Math.abs(distances[pixel] - growth * unit) <= BAND);
    }

    private double step(Points outline, Place place) {
        double[] sum = new double[1];
        int inside = outline.moved(place.dx() * unit, place.dy() * unit, pixel -> sum[0] += steps[pixel]);
        return 2 * inside < outline.count() ? Double.NaN : sum[0] / inside;
    }

    private double[] ofBoxes(float[] distances) {
        Places places = Places.OF_BOXES;
        double[] measured = new double[places.count()];
        Points inside = points(pixel -> distances[pixel] < 0);
        float widest = ringWidth(distances, inside.count());
        Points ring = points(pixel -> distances[pixel] > 0 && distances[pixel] <= widest);
        for (int i = 0; i < measured.length; i++) {
            measured[i] = difference(inside, ring, places.at(i));
        }
        return measured;
    }

    private static float ringWidth(float[] distances, int area) {
        float[] sorted = distances.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length, 2 * area) - 1];
    }

    private double difference(Points inside, Points ring, Place place) {
        int dx = place.dx() * unit;
        int dy = place.dy() * unit;
        int[] ofInside = new int[colors.kindCount()];
        int[] ofRing = new int[colors.kindCount()];
        long counted = inside.moved(dx, dy, pixel -> ofInside[kinds[pixel]]++);
        long around = ring.moved(dx, dy, pixel -> ofRing[kinds[pixel]]++);
        if (2 * counted < inside.count() || LEAST_RING * around < inside.count()) {
            return Double.NaN;
        }
        double same = 0;
        for (int i = 0; i < ofInside.length; i++) {
            same += Math.sqrt((double) ofInside[i] * ofRing[i]);
        }
        return Math.max(0, 1 - same / Math.sqrt((double) counted * around));
    }

    private Points points(IntPredicate test) {
        return Points.of(colors.height(), colors.width(), test);
    }
}
