package camaudit.spark.render;

import camaudit.image.decode.DecodeOptions;
import camaudit.image.fit.Preprocess;
import camaudit.resample.FloatMap;
import camaudit.resample.Placement;
import camaudit.spark.ledger.LayerPlacement;
import camaudit.spec.Layout;
import camaudit.spec.RenderSheet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What every task of a rendering does.
 *
 * @param images where the images are, qualified
 * @param decode how files become pictures
 * @param pixels how a picture becomes what the network saw
 * @param placed where the cells of the target layer's maps lie on the input; null to stretch every map over it
 * @param output folder of the figures, qualified
 */
record RenderSpec(
        String images,
        Layout layout,
        DecodeOptions decode,
        Preprocess pixels,
        ArrayList<String> classNames,
        @Nullable LayerPlacement placed,
        String output,
        RenderSheet sheet,
        String by,
        ChoiceWords choice)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    RenderSpec {
        Objects.requireNonNull(images);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(decode);
        Objects.requireNonNull(pixels);
        Objects.requireNonNull(classNames);
        Objects.requireNonNull(output);
        Objects.requireNonNull(sheet);
        Objects.requireNonNull(by);
        Objects.requireNonNull(choice);
    }

    String className(int index) {
        return index < classNames.size() ? classNames.get(index) : Integer.toString(index);
    }

    /** The class of a row by a column; empty where it has none. */
    Optional<String> className(Row row, String column) {
        int at = row.fieldIndex(column);
        return row.isNullAt(at) ? Optional.empty() : Optional.of(className(row.getInt(at)));
    }

    /**
     * Where a row's map lies: by receptive fields if it has the target layer's name and size, else stretched, which puts a map of
     * the input's size on its pixels.
     */
    Placement placementOf(FloatMap map, String layer) {
        return LayerPlacement.of(Optional.ofNullable(placed), pixels, map.height(), map.width(), layer);
    }
}
