package camaudit.spec;

import java.util.Objects;

/**
 * Where results go.
 *
 * @param uri of the folder
 * @param unit how many images are committed at once; 0 for what takes about five minutes
 */
public record OutputSpec(String uri, OutputMode mode, HeatmapChoice heatmap, long unit) {
    public OutputSpec {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(heatmap);
    }
}
