package camaudit.report;

import camaudit.resample.FloatMap;
import java.io.Serializable;

/** Turns a method's raw map into the heatmap that a tool draws. */
@FunctionalInterface
public interface HeatmapSource extends Serializable {

    /**
     * The tool's heatmap.
     *
     * @param raw signed
     * @return a map of {@code outHeight}×{@code outWidth}; 0..1 unless the tool draws raw values
     */
    FloatMap heatmap(FloatMap raw, int outHeight, int outWidth);
}
