package camaudit.attribution;

import java.util.List;
import java.util.Objects;

/** One map: signed values in units of the logit, row-major; the array is shared, not copied. It may be fused of several. */
public final class RawMap {
    private final float[] values;
    private final int height;
    private final int width;
    private final List<RawMap> parts;

    /**
     * A map over {@code values}.
     *
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public RawMap(float[] values, int height, int width) {
        this(values, height, width, List.of());
    }

    RawMap(float[] values, int height, int width, List<RawMap> parts) {
        Objects.requireNonNull(values);
        if (height < 1 || width < 1 || (long) height * width != values.length) {
            throw new IllegalArgumentException(values.length + " values are not a " + height + "×" + width + " map");
        }
        this.values = values;
        this.height = height;
        this.width = width;
        this.parts = List.copyOf(parts);
    }

    /** Read only. */
    public float[] values() {
        return values;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The maps of the single layers; this one alone where there is but one layer. */
    public List<RawMap> parts() {
        return parts.isEmpty() ? List.of(this) : parts;
    }
}
