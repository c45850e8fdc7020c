package camaudit.report;

import camaudit.image.Pixels;
import camaudit.resample.Areas;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.vocabulary.MapKind;
import camaudit.vocabulary.MapStatus;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A method's raw map with where it lies on the picture and how its values become colours. */
public final class Heat {
    /** The share of cells, those of the greatest magnitude, that a robust scale draws in the full colour. */
    private static final double OUTLIERS = 0.005;

    private final MapKind kind;
    private final FloatMap map;
    private final Placement placement;
    private final boolean finite;
    private final float limit;
    private final boolean clipped;

    /**
     * A map.
     *
     * @param map signed
     * @param placement where its cells lie on the picture
     */
    public Heat(MapKind kind, FloatMap map, Placement placement) {
        this.kind = Objects.requireNonNull(kind);
        this.map = Objects.requireNonNull(map);
        this.placement = Objects.requireNonNull(placement);
        float[] raw = map.values();
        float[] sorted = new float[raw.length];
        boolean all = map.isFinite();
        for (int i = 0; i < raw.length; i++) {
            sorted[i] = strength(raw[i]);
        }
        Arrays.sort(sorted);
        float strongest = sorted[raw.length - 1];
        float robust =
                kind == MapKind.POSITIVE ? strongest : sorted[(int) Math.ceil((raw.length - 1) * (1 - OUTLIERS))];
        this.finite = all;
        this.limit = all ? robust > 0 ? robust : strongest : 0;
        this.clipped = limit < strongest;
    }

    private float strength(float value) {
        return kind == MapKind.POSITIVE ? Math.max(value, 0) : Math.abs(value);
    }

    MapKind kind() {
        return kind;
    }

    /** The raw map. */
    FloatMap map() {
        return map;
    }

    /** The size of the map in words. */
    String size() {
        return "map " + map.width() + " × " + map.height();
    }

    /** The magnitude that has the full colour; 0 where there is nothing to draw. */
    float limit() {
        return limit;
    }

    /** Whether some values lie beyond {@link #limit()}. */
    boolean isClipped() {
        return clipped;
    }

    /** Why there is nothing to paint, in words; empty where the map has heat and its status allows it to be painted. */
    Optional<String> blankness(String status) {
        if (status.equals(MapStatus.NOT_FINITE.name()) || !finite) {
            return Optional.of("The map holds NaN or infinite values"
                    + (status.equals(MapStatus.OK.name()) ? "." : ": it cannot be trusted."));
        }
        if (status.equals(MapStatus.ZERO_GRADIENT.name())) {
            return Optional.of("The gradient is zero everywhere: the score does not react to this layer.");
        }
        if (kind == MapKind.POSITIVE && status.equals(MapStatus.ALL_NEGATIVE.name())) {
            return Optional.of("No value of this map is above zero: nothing here speaks for the class.");
        }
        if (limit > 0) {
            return Optional.empty();
        }
        return Optional.of(
                kind == MapKind.POSITIVE ? "No value of this map is above zero." : "Every value of this map is zero.");
    }

    /**
     * The heat of every pixel of {@code input} drawn at another size, −1..1 where signed, else 0..1; the map must not be blank. A
     * pixel's own value is not smoothed.
     */
    float[] over(Pixels input, int outHeight, int outWidth) {
        float[] raw = map.values();
        float[] scaled = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            float value = kind == MapKind.SIGNED ? raw[i] : strength(raw[i]);
            scaled[i] = Math.min(Math.max(value / limit, -1), 1);
        }
        boolean pixels = kind != MapKind.POSITIVE && map.height() == input.height() && map.width() == input.width();
        float[] heat = pixels
                ? Areas.of(map.height(), map.width(), outHeight, outWidth).means((y, x) -> scaled[y * map.width() + x])
                : placement
                        .draw(map.with(scaled), input.height(), input.width(), outHeight, outWidth)
                        .values();
        for (int i = 0; i < heat.length; i++) {
            heat[i] = Math.min(Math.max(heat[i], -1), 1);
        }
        return heat;
    }
}
