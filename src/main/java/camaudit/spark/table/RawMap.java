package camaudit.spark.table;

import camaudit.vocabulary.Columns;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;

/** A method's map as the table has it: raw, signed, row-major. */
public final class RawMap {
    private final float[] values;
    private final int height;
    private final int width;

    RawMap(float[] values, int height, int width) {
        this.values = Objects.requireNonNull(values);
        this.height = height;
        this.width = width;
    }

    /** The map of a row of the explanations table. */
    public static RawMap of(Row row) {
        List<Float> cam = row.getList(row.fieldIndex(Columns.CAM.name()));
        float[] values = new float[cam.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cam.get(i);
        }
        return new RawMap(values, Cells.whole(row, Columns.CAM_HEIGHT), Cells.whole(row, Columns.CAM_WIDTH));
    }

    /** The values themselves, not a copy; read only. */
    public float[] values() {
        return values;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }
}
