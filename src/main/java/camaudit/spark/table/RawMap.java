package camaudit.spark.table;

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
        List<Float> cam = row.getList(row.fieldIndex("cam"));
        float[] values = new float[cam.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cam.get(i);
        }
        return new RawMap(values, row.getAs("cam_height"), row.getAs("cam_width"));
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
