package camaudit.spark.ledger;

import camaudit.image.fit.Preprocess;
import camaudit.resample.Placement;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the maps of one layer lie on the network's input.
 *
 * @param placement of the cells, in pixels of the input
 * @param layer by name
 * @param height of its maps, in cells
 * @param width likewise
 */
public record LayerPlacement(Placement placement, String layer, int height, int width) implements Serializable {
    private static final long serialVersionUID = 1L;

    public LayerPlacement {
        Objects.requireNonNull(placement);
        Objects.requireNonNull(layer);
    }

    /**
     * Where a map lies: by receptive fields if it has the known layer's name and size, else stretched, which puts a map of the
     * input's size on its pixels.
     *
     * @param known the target layer's placement; empty to stretch every map
     * @param height of the map, in cells
     * @param layer that the map is of, by name
     */
    public static Placement of(Optional<LayerPlacement> known, Preprocess pixels, int height, int width, String layer) {
        boolean pixelwise = height == pixels.height() && width == pixels.width();
        return known.filter(placed -> !pixelwise && placed.isOf(layer, height, width))
                .map(LayerPlacement::placement)
                .orElseGet(() -> Placement.stretched(height, width, pixels.height(), pixels.width()));
    }

    private boolean isOf(String name, int rows, int columns) {
        return layer.equals(name) && height == rows && width == columns;
    }
}
