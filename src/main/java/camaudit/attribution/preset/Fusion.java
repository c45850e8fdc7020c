package camaudit.attribution.preset;

import camaudit.attribution.RawMap;
import camaudit.resample.FloatMap;
import camaudit.resample.Geometry;
import java.util.List;

/** How the maps of several layers become one. */
public enum Fusion {
    /** The greatest at each cell, as LayerCAM does (Jiang et al. 2021). */
    MAXIMUM,
    /** The mean at each cell. */
    MEAN;

    /** The map of all layers: the one there is, or {@link #of} several. */
    public RawMap join(List<FloatMap> layers) {
        return layers.size() == 1 ? new RawMap(layers.get(0)) : new RawMap(of(layers), layers);
    }

    /**
     * One map of the largest height and width of all: each map's positive part divided by its peak (a map without one is zero),
     * stretched with half-pixel centres, then put together.
     *
     * @return values 0..1; NaN where a map is not finite
     */
    public FloatMap of(List<FloatMap> maps) {
        FloatMap whole = FloatMap.covering(maps);
        float[] fused = whole.values();
        for (FloatMap map : maps) {
            float[] part = Geometry.HALFPIXEL
                    .resize(relative(map), whole.height(), whole.width())
                    .values();
            for (int i = 0; i < fused.length; i++) {
                fused[i] = this == MAXIMUM ? Math.max(fused[i], part[i]) : fused[i] + part[i] / maps.size();
            }
        }
        return whole;
    }

    private static FloatMap relative(FloatMap map) {
        float peak = 0;
        for (float value : map.values()) {
            peak = Math.max(peak, value);
        }
        float[] relative = new float[map.values().length];
        for (int i = 0; i < relative.length; i++) {
            relative[i] = peak == 0 ? 0 : Math.max(map.values()[i], 0) / peak;
        }
        return map.with(relative);
    }
}
