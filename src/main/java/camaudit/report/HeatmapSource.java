package camaudit.report;

import java.io.Serializable;

/** Turns a method's raw map into what a tool hands to its drawing. */
@FunctionalInterface
public interface HeatmapSource extends Serializable {

    /**
     * The tool's heatmap.
     *
     * @param raw signed values, row-major, {@code height}×{@code width}
     * @return row-major, {@code outHeight}×{@code outWidth}; 0..1 unless the tool draws raw values
     */
    float[] heatmap(float[] raw, int height, int width, int outHeight, int outWidth);
}
