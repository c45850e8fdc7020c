package camaudit.report;

import camaudit.resample.FloatMap;
import java.io.Serializable;

/** Turns a method's raw map into what a tool hands to its drawing. */
@FunctionalInterface
public interface HeatmapSource extends Serializable {

    /**
     * The tool's heatmap.
     *
     * @param raw signed
     * @return of {@code outHeight}×{@code outWidth}; 0..1 unless the tool draws raw values
     */
    FloatMap heatmap(FloatMap raw, int outHeight, int outWidth);
}
