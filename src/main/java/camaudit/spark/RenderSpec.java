package camaudit.spark;

import camaudit.image.Placement;
import camaudit.image.Preprocess;
import camaudit.statistic.AttentionMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every task of a rendering does.
 *
 * @param images where the images are, qualified
 * @param pixels how a picture becomes what the network saw
 * @param placement where the cells of a map lie on the input; null to stretch the map over it
 * @param output folder of the figures, qualified
 */
record RenderSpec(
        String images,
        Sources.Layout layout,
        Preprocess pixels,
        ArrayList<String> classNames,
        @Nullable Placement placement,
        String output)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    RenderSpec {
        Objects.requireNonNull(images);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(pixels);
        Objects.requireNonNull(classNames);
        Objects.requireNonNull(output);
    }

    String className(int index) {
        return index < classNames.size() ? classNames.get(index) : Integer.toString(index);
    }

    Placement placementOf(AttentionMap map) {
        return placement != null
                ? placement
                : Placement.stretched(map.height(), map.width(), pixels.height(), pixels.width());
    }
}
