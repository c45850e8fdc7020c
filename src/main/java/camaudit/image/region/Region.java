package camaudit.image.region;

import camaudit.image.InputView;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the foreground of one picture is: the union of boxes, polygons and masks, in pixels of the picture it was drawn on, with x to
 * the right, y down and the picture's upper left corner at (0, 0), so that the first pixel is the square 0..1.
 *
 * <p>A polygon's inside is by the even-odd rule, as pycocotools fills it; several polygons are united. What lies outside of the picture
 * does not count. On a picture of another size than it was drawn on, a region is scaled, provided that the shapes agree to a
 * pixel of the smaller of the two.
 */
public final class Region implements Serializable, Located {
    private static final long serialVersionUID = 1L;

    private final int height;
    private final int width;
    private final Outlines outlines;
    private final @Nullable Mask mask;

    private Region(int height, int width, Outlines outlines, @Nullable Mask mask) {
        this.height = height;
        this.width = width;
        this.outlines = outlines;
        this.mask = mask;
    }

    /** The foreground of a mask. */
    public static Region of(Mask mask) {
        return new Region(mask.height(), mask.width(), new Outlines.Builder().build(), mask);
    }

    /** A region in pixels of a picture of any size. */
    public static Builder builder() {
        return new Builder(0, 0);
    }

    /**
     * A region in pixels of a picture of this size.
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public static Builder builder(int height, int width) {
        Bitmap.requireSize(height, width);
        return new Builder(height, width);
    }

    /** Collects the parts of a region. */
    public static final class Builder {
        private final int height;
        private final int width;
        private final Outlines.Builder outlines = new Outlines.Builder();
        private @Nullable Mask mask;

        private Builder(int height, int width) {
            this.height = height;
            this.width = width;
        }

        /**
         * Adds a box.
         *
         * @throws IllegalArgumentException if a value is not a finite number, or a side is not above 0
         */
        public Builder box(float x, float y, float boxWidth, float boxHeight) {
            if (!(boxWidth > 0) || !(boxHeight > 0)) {
                throw new IllegalArgumentException("a box of " + boxWidth + "×" + boxHeight
                        + " (width×height) holds nothing: both must be above 0");
            }
            float right = x + boxWidth;
            float bottom = y + boxHeight;
            return polygon(x, y, right, y, right, bottom, x, bottom);
        }

        /**
         * Adds a polygon.
         *
         * @param points x and y in turn, at least three points; the last is joined to the first
         * @throws IllegalArgumentException if there are fewer, a y is missing, or a value is not a finite number
         */
        public Builder polygon(float... points) {
            if (points.length < 6 || points.length % 2 != 0) {
                throw new IllegalArgumentException(
                        "a polygon of " + points.length + " numbers: give x and y of at least 3 points");
            }
            for (float value : points) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "a polygon or box with the value " + value + ": give finite numbers");
                }
            }
            outlines.add(points, 0, points.length);
            return this;
        }

        /**
         * Adds the foreground of a mask.
         *
         * @throws IllegalArgumentException if the mask is of another size than the picture this region is drawn on
         */
        public Builder mask(Mask added) {
            Objects.requireNonNull(added, "added");
            if (added.height() != height || added.width() != width) {
                throw new IllegalArgumentException("a mask of " + added.width() + "×" + added.height()
                        + " on a picture of " + width + "×" + height + " (width×height): they must be of one size");
            }
            mask = mask == null ? added : mask.bitmap().or(added.bitmap());
            return this;
        }

        /** The union of what was added. */
        public Region build() {
            return new Region(height, width, outlines.build(), mask);
        }
    }

    /** Whether this region is boxes and nothing else. */
    public boolean isMadeOfBoxes() {
        return mask == null && outlines.areBoxes();
    }

    /** Whether nothing was added to this region. */
    public boolean isEmpty() {
        return outlines.count() == 0 && mask == null;
    }

    /**
     * How much of each cell is foreground, by exact area, where the map of {@code mapHeight}×{@code mapWidth} cells is stretched over
     * what the network sees of the picture. Padding is background.
     *
     * <p>Exact means up to rounding of about 1e-9 of a cell; where outlines cross each other more often than some ten thousand times,
     * the crossings beyond are rounded to 1/1024 of the height between two corners.
     */
    public Foreground coverage(InputView view, int mapHeight, int mapWidth) {
        if (!fits(view.pictureHeight(), view.pictureWidth())) {
            return new RegionFault(
                    RegionProblem.SIZE_MISMATCH,
                    "the region was drawn on a picture of " + width + "×" + height + ", this one is "
                            + view.pictureWidth() + "×" + view.pictureHeight()
                            + " (width×height) and of another shape: make the mask anew");
        }
        Bitmap bitmap = mask == null ? null : mask.bitmap();
        Stretch down = Stretch.over(
                mapHeight, view.top(), view.height(), view.pictureHeight(), scale(view.pictureHeight(), height));
        Stretch across = Stretch.over(
                mapWidth, view.left(), view.width(), view.pictureWidth(), scale(view.pictureWidth(), width));
        AreaSweep sweep = new AreaSweep(outlines, bitmap, down, across);
        if (!sweep.isFeasible()) {
            return new RegionFault(
                    RegionProblem.UNREADABLE,
                    "the region has " + outlines.count() + " polygons with " + outlines.coordinates() / 2
                            + " corners, more than can be measured: simplify them or give a mask");
        }
        Coverage coverage = new Coverage(sweep.shares());
        double area = coverage.area();
        if (area > 0 && area < 1) {
            return coverage;
        }
        return area > 0
                ? new RegionFault(
                        RegionProblem.FULL, "all that the network sees is foreground: nothing to compare with")
                : nothing(bitmap, view);
    }

    private RegionFault nothing(@Nullable Bitmap bitmap, InputView view) {
        boolean somewhere = (bitmap != null && bitmap.count() > 0) || outlines.hasArea();
        return somewhere
                ? new RegionFault(
                        RegionProblem.OUTSIDE,
                        "the foreground lies outside of what the network sees of the picture of " + view.pictureWidth()
                                + "×" + view.pictureHeight()
                                + " (width×height): correct its place, or --resize pad or squash")
                : new RegionFault(RegionProblem.EMPTY, "the region has no area: mark the object");
    }

    private static double scale(int picture, int drawn) {
        return drawn == 0 ? 1 : (double) picture / drawn;
    }

    private boolean fits(int pictureHeight, int pictureWidth) {
        if (height == 0 || (height == pictureHeight && width == pictureWidth)) {
            return true;
        }
        // height·pictureWidth = width·pictureHeight where the shapes agree; one pixel more or less is a longer side.
        long off = Math.abs((long) height * pictureWidth - (long) width * pictureHeight);
        return off <= Math.max(Math.max(pictureWidth, width), Math.max(pictureHeight, height));
    }
}
